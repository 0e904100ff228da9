import { gammaln } from "simple-statistics";
import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import type { Levels } from "./levels.ts";

/** Levels of an input that a box holds, both included. */
export type Limit = { readonly input: number; readonly low: number; readonly high: number };

/** A part of the input space: runs within all limits, at most one an input; without limits all of it. */
export type Box = readonly Limit[];

/** Inputs by level, and in which runs it goes wrong (1, else 0). */
export type Cases = { readonly inputs: readonly Levels[]; readonly isHit: Uint8Array };

export type Count = { readonly runs: number; readonly hits: number };

/** Whether a run lies in a box. */
export function holds(box: Box, { inputs }: Pick<Cases, "inputs">, row: number): boolean {
  for (const { input, low, high } of box) {
    const code = inputs[input].codes[row];
    if (code < low || code > high) return false;
  }
  return true;
}

/** Some of the rows, in order. Not by `filter`, which holds them in a list of eight bytes and more each. */
export function picked(rows: Uint32Array, isPicked: (row: number) => boolean): Uint32Array {
  const all = new Uint32Array(rows.length);
  let count = 0;
  for (let k = 0; k < rows.length; k++) if (isPicked(rows[k])) all[count++] = rows[k];
  return all.slice(0, count);
}

/** Of some rows those in a box, and those of them that are hits. */
export function countIn(box: Box, cases: Cases, rows: Uint32Array): Count {
  let [runs, hits] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    if (!holds(box, cases, rows[k])) continue;
    runs++;
    hits += cases.isHit[rows[k]];
  }
  return { runs, hits };
}

export function densityOf({ runs, hits }: Count): number {
  return runs === 0 ? 0 : hits / runs;
}

/** One side of a limit. */
export type Side = "low" | "high";

/** The box without one side of a limit. */
export function widened(box: Box, input: number, side: Side, { inputs }: Pick<Cases, "inputs">): Box {
  const last = inputs[input].lows.length - 1;
  return box.flatMap((limit) => {
    if (limit.input !== input) return [limit];
    const wide = side === "low" ? { ...limit, low: 0 } : { ...limit, high: last };
    return wide.low === 0 && wide.high === last ? [] : [wide];
  });
}

/**
 * Quasi-p of one side of a limit: the probability that the box would hold as many hits among its runs, or more, if that side
 * were of no effect, so that each run was a hit as often as in the box without it. Bryant and Lempert 2010, Technological
 * Forecasting and Social Change 77, 34-49, appendix.
 */
export function quasiP(box: Box, input: number, side: Side, cases: Cases, rows: Uint32Array): number {
  const own = countIn(box, cases, rows);
  return binomialAtLeast(own.hits, own.runs, densityOf(countIn(widened(box, input, side, cases), cases, rows)));
}

/** P(X >= hits) of a binomial, summed away from its middle, where terms fall. */
export function binomialAtLeast(hits: number, runs: number, probability: number): number {
  if (hits <= 0 || probability >= 1) return 1;
  if (probability <= 0 || hits > runs) return 0;
  const odds = probability / (1 - probability);
  const termAt = (k: number) =>
    exp(
      gammaln(runs + 1) -
        gammaln(k + 1) -
        gammaln(runs - k + 1) +
        k * log(probability) +
        (runs - k) * log(1 - probability),
    );
  let sum = 0;
  if (hits > runs * probability) {
    for (let k = hits, term = termAt(hits); k <= runs && term > 1e-18 * sum; k++) {
      sum += term;
      term *= ((runs - k) / (k + 1)) * odds;
    }
    return Math.min(1, sum);
  }
  for (let k = hits - 1, term = termAt(hits - 1); k >= 0 && term > 1e-18 * sum; k--) {
    sum += term;
    term *= k / (runs - k + 1) / odds;
  }
  return Math.max(0, 1 - sum);
}

/** Shares of all runs that lie below a limit's lower level, and below or in its upper one. */
export function sharesBelow({ low, high }: Limit, { codes }: Levels): readonly [number, number] {
  let [below, upTo] = [0, 0];
  for (const code of codes) {
    if (code < low) below++;
    if (code <= high) upTo++;
  }
  return [below / codes.length, upTo / codes.length];
}
