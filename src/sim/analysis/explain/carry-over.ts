import type { Weights } from "../../engine/bands/tally.ts";
import { failedInAny } from "../../study/compare.ts";
import { type Laid, type Layout, layoutOf, totalWeight, withoutRuns } from "../../study/layout.ts";
import { replicateError } from "../../study/mean.ts";
import type { Study } from "../../study/study.ts";
import { type Estimate, estimateOf } from "./explanation.ts";

/** What a mean is corrected by: a column over all runs, and over those of which more is known. */
type Control = { readonly ofAll: Float64Array; readonly ofSome: Float64Array };

/** Slopes of values on at most two controls that do not vary as one, by least squares. */
function fitted(values: Float64Array, controls: readonly Control[], weights: Weights | null): readonly number[] {
  const [first, second] = controls.map(({ ofSome }) => ofSome);
  if (first === undefined) return [];
  const ofFirst = covariance(first, values, weights);
  if (second === undefined) return [ofFirst / covariance(first, first, weights)];
  const ofSecond = covariance(second, values, weights);
  const [aa, ab, bb] = [
    covariance(first, first, weights),
    covariance(first, second, weights),
    covariance(second, second, weights),
  ];
  const determinant = aa * bb - ab * ab;
  return [(ofFirst * bb - ofSecond * ab) / determinant, (ofSecond * aa - ofFirst * ab) / determinant];
}

/** Sum over runs of the products of what two columns lie from their means. */
function covariance(one: Float64Array, other: Float64Array, weights: Weights | null): number {
  const [meanOne, meanOther] = [meanOf(one, weights), meanOf(other, weights)];
  let total = 0;
  for (let i = 0; i < one.length; i++) total += weightAt(weights, i) * (one[i] - meanOne) * (other[i] - meanOther);
  return total;
}

function meanOf(values: Float64Array, weights: Weights | null): number {
  let [total, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    total += weightAt(weights, i) * values[i];
    weight += weightAt(weights, i);
  }
  return total / weight;
}

function weightAt(weights: Weights | null, i: number): number {
  return weights === null ? 1 : weights[i];
}

/** Below this share of their variances two outcomes do not vary apart. */
const asOne = 1e-9;
/** With fewer runs apart from all others a slope would rest on single runs. */
const fewestApart = 8;

/**
 * What a mean over the explained runs is corrected by: an outcome in both scenarios, or its difference where the two vary as
 * one; none that in nearly all explained runs is the same.
 */
function controlsOf(
  a: Float64Array,
  b: Float64Array,
  explained: Uint32Array,
  weights: Weights | null,
): readonly Control[] {
  const [ofA, ofB] = [a, b].map((ofAll): Control => ({ ofAll, ofSome: picked(ofAll, explained) }));
  const varying = [ofA, ofB].filter(({ ofSome }) => runsApart(ofSome) >= fewestApart);
  if (varying.length < 2) return varying;
  const [aa, ab, bb] = [
    covariance(ofA.ofSome, ofA.ofSome, weights),
    covariance(ofA.ofSome, ofB.ofSome, weights),
    covariance(ofB.ofSome, ofB.ofSome, weights),
  ];
  if (aa * bb - ab * ab > asOne * aa * bb) return varying;
  const difference = b.map((value, i) => value - a[i]);
  const ofDifference = { ofAll: difference, ofSome: picked(difference, explained) };
  return covariance(ofDifference.ofSome, ofDifference.ofSome, weights) > asOne * Math.max(aa, bb)
    ? [ofDifference]
    : [ofA];
}

/** Runs whose value is not the most frequent one. */
function runsApart(values: Float64Array): number {
  const counts = new Map<number, number>();
  let most = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most) most = count;
  }
  return values.length - most;
}

function picked<Column extends Float64Array | Uint8Array | Uint32Array | Weights>(
  from: Column,
  at: Uint32Array,
): Column {
  const column = from.slice(0, at.length) as Column;
  for (let k = 0; k < at.length; k++) column[k] = from[at[k]];
  return column;
}

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

/** The runs of a comparison, and which of them are explained. */
type ComparedRuns = {
  readonly runs: number;
  /** Explained runs that failed in some hybrid, or in either study. */
  readonly failed: readonly number[];
  readonly layoutOfExplained: Layout | null;
  /** An outcome in both scenarios over all runs; `explained` are its columns over the explained runs. */
  readonly endsOf: (outcomeId: string, explained: readonly [Float64Array, Float64Array]) => Promise<Ends>;
};

/** How the explained runs lie among those of the studies; without studies they are all there are. */
export async function comparedRuns(
  explained: Laid & { readonly failed: readonly number[] },
  studies: readonly [Study, Study] | undefined,
): Promise<ComparedRuns> {
  if (studies === undefined) {
    const layout = layoutOf(explained);
    const positions = (rows: number) => Uint32Array.from({ length: rows }, (_, row) => row);
    return {
      runs: explained.runs,
      failed: explained.failed,
      layoutOfExplained: layout,
      endsOf: async (_, [a, b]) => ({ a, b, explained: positions(a.length), layout }),
    };
  }
  const [a, b] = studies;
  const { runs } = a.manifest;
  if (runs < explained.runs) throw new RangeError(`runs: must be at most ${runs}, as compared, got ${explained.runs}`);
  const missing = failedInAny(studies);
  const failed = [...new Set([...explained.failed, ...missing.filter((run) => run < explained.runs)])].sort(
    (one, other) => one - other,
  );
  const positions = positionsOf(explained.runs, missing, failed);
  const layout = layoutOf({ ...a.manifest, failed: missing });
  return {
    runs,
    failed,
    layoutOfExplained: layoutOf({ ...explained, failed }),
    endsOf: async (id) => ({
      a: withoutRuns(await a.values(id), a.failed, b.failed),
      b: withoutRuns(await b.values(id), b.failed, a.failed),
      explained: positions,
      layout,
    }),
  };
}

/** Where the explained runs that did not fail lie in columns without the runs that are missing. */
function positionsOf(runs: number, missing: readonly number[], failed: readonly number[]): Uint32Array {
  const [gone, left] = [new Set(missing), new Set(failed)];
  const positions: number[] = [];
  let row = 0;
  for (let run = 0; run < runs; run++) {
    if (gone.has(run)) continue;
    if (!left.has(run)) positions.push(row);
    row++;
  }
  return Uint32Array.from(positions);
}
