import { studentT95 } from "../../sim/estimates/student-t.ts";
import { effectiveRuns, type Layout } from "../../sim/study/layout.ts";
import type { MeanEstimate } from "../../sim/study/mean.ts";
import { z95 } from "../z95.ts";

export type ShareEstimate = { readonly share: number; readonly low: number; readonly high: number };

/**
 * A share of a study's runs with its 95 % limits: of independent runs Wilson's; of runs that a design lays out together, or
 * that count unequally, those that the share's own error gives.
 */
export function shareLimits({ mean, standardError }: MeanEstimate, runs: number, layout: Layout | null): ShareEstimate {
  if (layout === null) return wilson(Math.round(mean * runs), runs);
  const worth = Math.max(1, Math.floor(effectiveRuns(layout, runs)));
  return wilsonOfRepetitions(mean, standardError, worth, layout.replicates);
}

/**
 * A share whose error is told from repetitions: Wilson's limits with as many runs as would leave independent runs the same
 * error, fewer by the squared ratio of Student's t to the normal (Korn and Graubard 1998, Survey Methodology 24, 193-201).
 * Without an error, seen in no run or in all, those of independent runs.
 */
export function wilsonOfRepetitions(
  share: number,
  standardError: number,
  runs: number,
  repetitions: number,
): ShareEstimate {
  if (standardError === 0) return wilson(Math.round(share * runs), runs);
  const worth = (share * (1 - share)) / standardError ** 2;
  return limitsOf(share, worth * (z95 / studentT95(repetitions)) ** 2);
}

/**
 * A share counted in runs, with its 95 % limits (0-1). Wilson's score interval (Wilson 1927), which unlike the usual
 * +-1.96 standard errors holds its promise near 0 and 1 and is not empty at them (Brown, Cai and DasGupta 2001).
 *
 * @example wilson(0, 100) // { share: 0, low: 0, high: 0.036995... }
 */
export function wilson(count: number, runs: number): ShareEstimate {
  if (!(runs > 0 && count >= 0 && count <= runs)) throw new RangeError(`wilson: ${count} of ${runs} is not a share`);
  const { share, low, high } = limitsOf(count / runs, runs);
  return { share, low: count === 0 ? 0 : low, high: count === runs ? 1 : high };
}

function limitsOf(share: number, runs: number): ShareEstimate {
  const weight = z95 ** 2 / runs;
  const centre = (share + weight / 2) / (1 + weight);
  const halfWidth = Math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight);
  return { share, low: centre - halfWidth, high: centre + halfWidth };
}
