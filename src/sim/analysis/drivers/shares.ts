import { mean } from "simple-statistics";
import { type Range, rangesOf } from "../../engine/ranges.ts";
import type { Source } from "./sources.ts";

/** Bins of equal probability in which a uniform is sorted: a straight line loses 1 / bins^2 of its share, 0.1 %. */
const bins = 32;

/** Groups that are left out in turn for the standard error; run i is in group i mod groups. */
export const groups = 16;

/** A cell is a bin within a group: bin * groups + group. */
const cellCount = bins * groups;

/** The cell of each run, from its uniform. */
function fillCells(cells: Uint16Array, uniforms: Float64Array, firstRun: number, runs: number): void {
  for (let i = 0; i < runs; i++) cells[i] = ((uniforms[i] * bins) | 0) * groups + ((firstRun + i) % groups);
}

/** Streamed moments of one outcome: counts and sums by cell (of however many bins), sums of squares by group, of deviations from the mean. */
export type Moments = {
  readonly counts: Uint32Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
};

/**
 * First-order share of variance, Var(E[Y|U]) / Var(Y), of a uniform U sorted into bins: Hays' omega squared of the
 * one-way analysis of variance, (SSB - (K - 1) MSW) / (SST + MSW). What lies between the bins by noise alone is taken off,
 * so that its mean does not depend on the number of runs and a share of 0 comes out as often below 0 as above; variance
 * that U explains within a bin counts as noise. Assumes bins of nearly equal counts where the noise differs between them.
 * Hays 1963, Statistics; Saltelli et al. 2008, Global sensitivity analysis, section 4.
 */
export function varianceShare(moments: Moments): Replicated {
  const leftOut = new Float64Array(groups);
  for (let g = 0; g < groups; g++) leftOut[g] = shareWithout(moments, g);
  return { value: shareWithout(moments, -1), leftOut };
}

function shareWithout({ counts, sums, squares }: Moments, group: number): number {
  const bins = counts.length / groups;
  let runs = 0;
  let total = 0;
  let between = 0;
  let filled = 0;
  for (let bin = 0; bin < bins; bin++) {
    let count = 0;
    let sum = 0;
    for (let g = 0; g < groups; g++) {
      if (g === group) continue;
      count += counts[bin * groups + g];
      sum += sums[bin * groups + g];
    }
    if (count === 0) continue;
    filled++;
    runs += count;
    total += sum;
    between += (sum * sum) / count;
  }
  let square = 0;
  for (let g = 0; g < groups; g++) if (g !== group) square += squares[g];
  const shift = (total * total) / runs;
  const all = square - shift;
  if (!(all > 0)) return 0;
  const noise = Math.max(0, square - between) / (runs - filled);
  return (between - shift - (filled - 1) * noise) / (all + noise);
}

/**
 * The share of each source in the variance of each column (one number a run, in run order, without those that failed), by
 * column. Goes through the runs range by range; beside the columns its memory does not grow with them.
 */
export function sharesOf(
  sources: readonly Pick<Source, "fill">[],
  columns: readonly Float64Array[],
  failed: readonly number[] = [],
): readonly (readonly Replicated[])[] {
  const runs = columns[0].length + failed.length;
  const missing = new Set(failed);
  const means = columns.map((values) => mean(values as unknown as number[]));
  const squares = columns.map((values, k) => squaresByGroup(values, means[k], missing));
  const shares: Replicated[][] = columns.map(() => []);
  for (const source of sources)
    momentsOf(source, runs, missing, columns, means, squares).forEach((moments, k) => {
      shares[k].push(varianceShare(moments));
    });
  return shares;
}

function momentsOf(
  source: Pick<Source, "fill">,
  runs: number,
  missing: ReadonlySet<number>,
  columns: readonly Float64Array[],
  means: readonly number[],
  squares: readonly Float64Array[],
): readonly Moments[] {
  const counts = new Uint32Array(cellCount);
  const sums = columns.map(() => new Float64Array(cellCount));
  const ranges = rangesOf(runs);
  const uniforms = new Float64Array(ranges[0].runs);
  const cells = new Uint16Array(ranges[0].runs);
  let row = 0;
  for (const range of ranges) {
    source.fill(uniforms, range.firstRun, range.runs);
    fillCells(cells, uniforms, range.firstRun, range.runs);
    const rows = missing.size === 0 ? range.runs : withoutMissing(cells, range, missing);
    for (let i = 0; i < rows; i++) counts[cells[i]]++;
    for (let k = 0; k < columns.length; k++) addDeviations(sums[k], columns[k], means[k], cells, row, rows);
    row += rows;
  }
  return sums.map((each, k) => ({ counts, sums: each, squares: squares[k] }));
}

/** Moves the cells of the runs that there are to the front, and gives their number. */
function withoutMissing(cells: Uint16Array, { firstRun, runs }: Range, missing: ReadonlySet<number>): number {
  let rows = 0;
  for (let i = 0; i < runs; i++) if (!missing.has(firstRun + i)) cells[rows++] = cells[i];
  return rows;
}

function addDeviations(
  sums: Float64Array,
  values: Float64Array,
  average: number,
  cells: Uint16Array,
  firstRow: number,
  rows: number,
): void {
  for (let i = 0; i < rows; i++) sums[cells[i]] += values[firstRow + i] - average;
}

export function squaresByGroup(values: Float64Array, average: number, missing: ReadonlySet<number>): Float64Array {
  const squares = new Float64Array(groups);
  let run = 0;
  for (let row = 0; row < values.length; row++) {
    while (missing.has(run)) run++;
    squares[run++ % groups] += (values[row] - average) * (values[row] - average);
  }
  return squares;
}

/** An estimate from all runs, and the same with each group of runs left out. */
export type Replicated = { readonly value: number; readonly leftOut: Float64Array };

/**
 * Grouped jackknife (Tukey 1958; Efron and Tibshirani 1993, section 11.5). From 16 groups it is itself known to about a
 * fifth. Where the true share is 0 it is too large, by up to two fifths.
 */
export function jackknifeError({ leftOut }: Replicated): number {
  const groups = leftOut.length;
  let sum = 0;
  for (const value of leftOut) sum += value;
  let squares = 0;
  for (const value of leftOut) squares += (value - sum / groups) * (value - sum / groups);
  return Math.sqrt((squares * (groups - 1)) / groups);
}

/** 1 less all of the parts. What is left out is left out of all of them at once, so that their errors add as they are. */
export function remainderOf(parts: readonly Replicated[], groups: number): Replicated {
  const { value, leftOut } = sumOf(parts, groups);
  return { value: 1 - value, leftOut: leftOut.map((each) => 1 - each) };
}

export function sumOf(parts: readonly Replicated[], groups: number): Replicated {
  const leftOut = new Float64Array(groups);
  let value = 0;
  for (const part of parts) {
    value += part.value;
    for (let g = 0; g < groups; g++) leftOut[g] += part.leftOut[g];
  }
  return { value, leftOut };
}
