import { exp } from "../../model/kernels/exp.ts";
import { normalQuantile } from "../../model/kernels/normal-quantile.ts";
import type { Measured } from "./measured.ts";

/** Studies are extended by whole ranges of runs. */
export const runsPerStep = 1024;

/** The odds that a study of the runs decided on measures an error as small as asked for. */
const meetsAtOnce = 0.9;

const margin = normalQuantile(meetsAtOnce);

/**
 * The error over that asked for that a study of so many runs will measure, judged from another study's: median, and the
 * limits which it exceeds, or falls below, with odds of one in ten. Allows for the noise of either. Errors are taken to
 * fall as the root of the runs; those of a design fall as fast or faster.
 */
export function expectedRatio(from: Measured, runs: number): { low: number; middle: number; high: number } {
  const grown = from.runs / runs;
  const fall = from.noiseFalls === 0 ? 1 : Math.sqrt(from.noiseFalls === 0.25 ? Math.sqrt(grown) : grown);
  const middle = from.ratio * Math.sqrt(grown);
  const factor = exp(margin * from.noise * Math.sqrt(1 + fall * fall));
  return { low: middle / factor, middle, high: middle * factor };
}

/**
 * Fewest runs, in whole ranges, at which an error as small as asked for is measured with odds of nine in ten and can be
 * trusted; `most` where more are needed.
 */
export function requiredRuns(from: Measured, most: number): number {
  const last = Math.ceil(most / runsPerStep);
  let below = Math.max(0, Math.min(last, Math.ceil(from.fewestRuns / runsPerStep)) - 1);
  let at = last;
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (expectedRatio(from, middle * runsPerStep).high <= 1) at = middle;
    else below = middle;
  }
  return at * runsPerStep;
}
