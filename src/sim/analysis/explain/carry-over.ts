import { controlsOf, picked } from "../../explain/controls.ts";
import { estimateOf } from "../../explain/estimate-of.ts";
import { fitted, meanOf } from "../../explain/regression.ts";
import { type Layout, totalWeight } from "../../study/layout.ts";
import { replicateError } from "../../study/mean.ts";
import type { Estimate } from "./explanation.ts";

/** An outcome in both scenarios, one number a run of the comparison, and which of its runs are explained, in order. */
export type Ends = {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly explained: Uint32Array;
  readonly layout: Layout | null;
};

/** Carries a mean over the explained runs over to all. */
export type CarryOver = {
  /** From one number for each explained run. */
  readonly estimate: (values: Float64Array) => Estimate;
  /** What is left of the difference, b minus a, by those that were estimated as its parts; null if nothing but rounding. */
  readonly remainder: (parts: readonly Float64Array[]) => Estimate | null;
};

/** Left of a difference by rounding, over its ends. */
const rounding = 1e-11;

/**
 * Estimates the mean over all runs of what is known of some only, with the outcomes of both scenarios, known of all, as
 * control variates: the mean over the explained runs, plus the slopes of its regression on the two outcomes times what these
 * lie higher over all runs (the regression estimator of double sampling, Cochran 1977, Sampling Techniques, section 12.6).
 * Slopes add up as means do, so that columns which sum to the difference run by run have estimates that sum to the
 * difference over all runs. Slopes are fitted to the explained runs: biased by order 1 / runs. An outcome that hardly varies
 * in them has no slope: what it adds over all runs is left.
 */
export function carryOver({ a, b, explained, layout }: Ends): CarryOver {
  if (explained.length === a.length) return { estimate: (values) => estimateOf(values, layout), remainder: () => null };
  const all = { rows: a.length, weights: layout?.weights ?? null };
  const some = { rows: explained.length, weights: all.weights && picked(all.weights, explained) };
  const controls = controlsOf(a, b, explained, some.weights);
  const lift = controls.map(({ ofAll, ofSome }) => meanOf(ofAll, all.weights) - meanOf(ofSome, some.weights));
  const residualFactor =
    (totalWeight(layout, all.rows) / totalWeight(layout && { ...layout, weights: some.weights }, some.rows)) *
    Math.sqrt(replicatesFactor(layout, explained, all.rows) * ((some.rows - 1) / (some.rows - 1 - controls.length)));

  /** What each run of the comparison adds to the estimate's distance from the truth, times their number. */
  const influenceOf = (values: Float64Array, slopes: readonly number[]): Float64Array => {
    const influence = new Float64Array(all.rows);
    const average = meanOf(values, some.weights);
    for (let k = 0; k < explained.length; k++) influence[explained[k]] = residualFactor * (values[k] - average);
    controls.forEach(({ ofAll, ofSome }, c) => {
      const [overAll, overSome] = [meanOf(ofAll, all.weights), meanOf(ofSome, some.weights)];
      for (let k = 0; k < explained.length; k++)
        influence[explained[k]] -= residualFactor * slopes[c] * (ofSome[k] - overSome);
      for (let i = 0; i < all.rows; i++) influence[i] += slopes[c] * (ofAll[i] - overAll);
    });
    return influence;
  };
  const estimated = (values: Float64Array) => {
    const slopes = fitted(values, controls, some.weights);
    const value = slopes.reduce((total, slope, c) => total + slope * lift[c], meanOf(values, some.weights));
    return { value, influence: influenceOf(values, slopes) };
  };
  return {
    estimate: (values) => {
      const { value, influence } = estimated(values);
      return { value, standardError: errorOf(influence, layout) };
    },
    remainder: (parts) => {
      const difference = b.map((value, i) => value - a[i]);
      const average = meanOf(difference, all.weights);
      const left = difference.map((value) => value - average);
      let value = average;
      for (const part of parts) {
        const of = estimated(part);
        value -= of.value;
        for (let i = 0; i < left.length; i++) left[i] -= of.influence[i];
      }
      const scale = Math.max(Math.abs(meanOf(a, all.weights)), Math.abs(meanOf(b, all.weights)));
      return Math.abs(value) <= rounding * scale ? null : { value, standardError: errorOf(left, layout) };
    },
  };
}

/** Repetitions know a variance with one degree of freedom less than there are: of the explained ones there are fewer. */
function replicatesFactor(layout: Layout | null, explained: Uint32Array, rows: number): number {
  const of = (repetitions: number) => (repetitions < 2 ? 1 : repetitions / (repetitions - 1));
  if (layout === null) return of(explained.length) / of(rows);
  return of(new Set(picked(layout.replicate, explained)).size) / of(layout.replicates);
}

function errorOf(influence: Float64Array, layout: Layout | null): number {
  const rows = influence.length;
  if (layout !== null) return replicateError(layout, rows, (i) => influence[i]);
  if (rows < 2) return 0;
  let squares = 0;
  for (let i = 0; i < rows; i++) squares += influence[i] * influence[i];
  return Math.sqrt(squares / (rows * (rows - 1)));
}
