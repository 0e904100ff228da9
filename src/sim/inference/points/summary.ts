import { log } from "../../../model/kernels/log.ts";
import { columnStarts, type NormalRow, type Row, type Table } from "../table.ts";

/** Where the numbers of a table stand in a summary. */
export type Layout = {
  readonly table: Table;
  /** By row, then derived quantity: its first column. */
  readonly starts: readonly number[];
  readonly columns: number;
  /** Rows of kind normal by position among the rows: of these means and covariances are kept. */
  readonly normal: readonly number[];
  /** Columns of which every run is kept. */
  readonly perRun: readonly number[];
};

/** Runs of each point of which every column is kept: from these data sets are drawn. */
export const sampledRuns = 4;

export function layoutOf(table: Table): Layout {
  const starts = columnStarts(table);
  const { rows, derived } = table;
  const widths = rows.map((row) => (row.kind === "stops" ? row.counts.length : 1));
  return {
    table,
    starts,
    columns: widths.reduce((sum, width) => sum + width, 0) + derived.length,
    normal: rows.flatMap(({ kind }, index) => (kind === "normal" ? [index] : [])),
    perRun: rows.flatMap(({ kind }, index) =>
      kind === "normal" ? [] : Array.from({ length: widths[index] }, (_, k) => starts[index] + k),
    ),
  };
}

/** What is kept of a point's runs. */
export type Summary = {
  readonly runs: number;
  /** Of the normal rows on their scales, then of the derived quantities. */
  readonly means: Float64Array;
  /** Between the runs of a point, normal row by normal row; 0 between histories, whose luck is their own. */
  readonly covariance: Float64Array;
  /** Columns of every run, one after the other. */
  readonly perRun: Float32Array;
  /** All columns of some runs, the normal rows on their scales. */
  readonly samples: Float64Array;
};

/** A value of a run or of the record on the scale of its row. A run's zero counts as a thousandth of the record on a log scale. */
export function onScale({ scale, value }: Pick<NormalRow, "scale" | "value">, found: number): number {
  return scale === "log" ? log(Math.max(found, 0.001 * value)) : found;
}

/** Standard deviations of error and discrepancy beyond which a value that misses a row counts as missing it by that many. */
const farthest = 5;

/**
 * A value on the scale of its row, no farther from the record than five of the row's standard deviations: a few runs of which a month is
 * almost empty would else carry mean and covariance of a normal law that knows no such tails, however many runs there are. The
 * same function of runs and of data, so that it only chooses what is summarised.
 */
export function held(row: Pick<NormalRow, "scale" | "value" | "error" | "discrepancy">, scaled: number): number {
  const record = onScale(row, row.value);
  const reach = farthest * Math.sqrt(row.error * row.error + row.discrepancy * row.discrepancy);
  return Math.min(record + reach, Math.max(record - reach, scaled));
}

type RowOfKind<Kind extends Row["kind"]> = Extract<Row, { readonly kind: Kind }>;

export function normalRow({ rows }: Table, index: number): RowOfKind<"normal"> {
  return rows[index] as RowOfKind<"normal">;
}

/**
 * Of the point at a position among all: which of its runs are kept as samples goes by that, since all points share their luck. Throws
 * RangeError where a number of a run is not finite.
 */
export function summarize(layout: Layout, columns: readonly Float64Array[], position: number): Summary {
  const { table, normal, perRun, starts } = layout;
  const runs = columns[0].length;
  for (const column of columns)
    for (const value of column)
      if (!Number.isFinite(value)) throw new RangeError(`a number of a run: must be finite, got ${value}`);
  const scaled = columns.map((column) => column);
  for (const index of normal)
    scaled[starts[index]] = columns[starts[index]].map((value) => onScale(normalRow(table, index), value));
  const derived = table.derived.map((_, k) => scaled[starts[table.rows.length + k]]);
  const used = normal.map((index) => scaled[starts[index]].map((value) => held(normalRow(table, index), value)));
  const means = Float64Array.from([...used, ...derived], meanOf);
  const covariance = new Float64Array(normal.length * normal.length);
  normal.forEach((a, i) => {
    normal.forEach((b, j) => {
      if (j > i || table.rows[a].history !== table.rows[b].history) return;
      let sum = 0;
      for (let run = 0; run < runs; run++) sum += (used[i][run] - means[i]) * (used[j][run] - means[j]);
      covariance[i * normal.length + j] = covariance[j * normal.length + i] = sum / Math.max(1, runs - 1);
    });
  });
  const kept = new Float32Array(perRun.length * runs);
  perRun.forEach((column, k) => {
    kept.set(scaled[column], k * runs);
  });
  const samples = new Float64Array(scaled.length * sampledRuns);
  scaled.forEach((column, c) => {
    for (let s = 0; s < sampledRuns; s++) samples[c * sampledRuns + s] = column[(position * sampledRuns + s) % runs];
  });
  return { runs, means, covariance, perRun: kept, samples };
}

function meanOf(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value;
  return sum / column.length;
}
