import { mean } from "simple-statistics";
import { rangesOf } from "../study/ranges.ts";
import { cellCount, fillCells, groups } from "./cells.ts";
import type { Replicated } from "./jackknife.ts";
import type { Source } from "./sources.ts";
import { type Moments, varianceShare } from "./variance-share.ts";

/**
 * The share of each source in the variance of each column (one number a run, in run order), by column. Goes through the
 * runs range by range; beside the columns its memory does not grow with them.
 */
export function sharesOf(
  sources: readonly Pick<Source, "fill">[],
  columns: readonly Float64Array[],
): readonly (readonly Replicated[])[] {
  const runs = columns[0].length;
  const means = columns.map((values) => mean(values as unknown as number[]));
  const squares = columns.map((values, k) => squaresByGroup(values, means[k]));
  const shares: Replicated[][] = columns.map(() => []);
  for (const source of sources)
    momentsOf(source, runs, columns, means, squares).forEach((moments, k) => {
      shares[k].push(varianceShare(moments));
    });
  return shares;
}

function momentsOf(
  source: Pick<Source, "fill">,
  runs: number,
  columns: readonly Float64Array[],
  means: readonly number[],
  squares: readonly Float64Array[],
): readonly Moments[] {
  const counts = new Uint32Array(cellCount);
  const sums = columns.map(() => new Float64Array(cellCount));
  const ranges = rangesOf(runs);
  const uniforms = new Float64Array(ranges[0].runs);
  const cells = new Uint16Array(ranges[0].runs);
  for (const range of ranges) {
    source.fill(uniforms, range.firstRun, range.runs);
    fillCells(cells, uniforms, range.firstRun, range.runs);
    for (let i = 0; i < range.runs; i++) counts[cells[i]]++;
    for (let k = 0; k < columns.length; k++)
      addDeviations(sums[k], columns[k], means[k], cells, range.firstRun, range.runs);
  }
  return sums.map((each, k) => ({ counts, sums: each, squares: squares[k] }));
}

function addDeviations(
  sums: Float64Array,
  values: Float64Array,
  average: number,
  cells: Uint16Array,
  firstRun: number,
  runs: number,
): void {
  for (let i = 0; i < runs; i++) sums[cells[i]] += values[firstRun + i] - average;
}

function squaresByGroup(values: Float64Array, average: number): Float64Array {
  const squares = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) squares[i % groups] += (values[i] - average) * (values[i] - average);
  return squares;
}
