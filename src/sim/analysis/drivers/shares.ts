import { mean } from "simple-statistics";
import { cellCount, fillCells, groups } from "../../drivers/cells.ts";
import type { Replicated } from "../../drivers/jackknife.ts";
import { type Moments, varianceShare } from "../../drivers/variance-share.ts";
import { type Range, rangesOf } from "../../engine/ranges.ts";
import type { Source } from "./sources.ts";

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

function squaresByGroup(values: Float64Array, average: number, missing: ReadonlySet<number>): Float64Array {
  const squares = new Float64Array(groups);
  let run = 0;
  for (let row = 0; row < values.length; row++) {
    while (missing.has(run)) run++;
    squares[run++ % groups] += (values[row] - average) * (values[row] - average);
  }
  return squares;
}
