import { log } from "../../../model/kernels/log.ts";
import type { Layout, Summary } from "../points/summary.ts";
import { held, normalRow } from "../points/summary.ts";
import { sharedOfSquare } from "./discrepancy.ts";
import type { DataSet } from "./record.ts";

/** Normal rows of one history that are fitted together: positions among the layout's normal rows, and their errors. */
export type Block = {
  /** Position among the normal rows, and among all rows. */
  readonly at: readonly number[];
  readonly rows: readonly number[];
  /** Of each row, what a data set says is held to, as the runs are. */
  readonly of: readonly ReturnType<typeof normalRow>[];
  /** Covariance of the record's errors, and of the discrepancy at its stated size, row by row. */
  readonly error: Float64Array;
  readonly discrepancy: Float64Array;
};

/** The blocks of the rows that `isUsed`, one a history. */
export function blocksOf(layout: Layout, isUsed: (row: number) => boolean): readonly Block[] {
  const { table, normal } = layout;
  return table.histories.flatMap((_, history) => {
    const at = [...normal.keys()].filter((k) => table.rows[normal[k]].history === history && isUsed(normal[k]));
    if (at.length === 0) return [];
    const rows = at.map((k) => normal[k]);
    return [{ at, rows, of: rows.map((index) => normalRow(table, index)), ...covariancesOf(layout, rows) }];
  });
}

/**
 * Of errors: each record's own, and the base that a series shares, a factor: on a linear scale it errs in proportion to the record. Of what
 * the model cannot meet: an offset that a series shares and a part of each row's own.
 */
function covariancesOf({ table }: Pick<Layout, "table">, rows: readonly number[]) {
  const count = rows.length;
  const [error, discrepancy] = [new Float64Array(count * count), new Float64Array(count * count)];
  const reach = (index: number) => {
    const { scale, value } = normalRow(table, index);
    return scale === "log" ? 1 : value;
  };
  rows.forEach((a, i) => {
    rows.forEach((b, j) => {
      const [one, other] = [normalRow(table, a), normalRow(table, b)];
      const cell = i * count + j;
      if (i === j) {
        error[cell] += one.error * one.error;
        discrepancy[cell] += one.discrepancy * one.discrepancy;
      }
      if (one.series === null || one.series !== other.series) return;
      const { base } = table.series[one.series];
      error[cell] += base * base * reach(a) * reach(b);
      if (i !== j) discrepancy[cell] += sharedOfSquare * one.discrepancy * other.discrepancy;
    });
  });
  return { error, discrepancy };
}

/**
 * How far correlations between runs are drawn to zero, 0-1: the sum of their sampling variances over that of their squares
 * (Schäfer and Strimmer 2005, A shrinkage approach to large-scale covariance matrix estimation, Statistical
 * Applications in Genetics and Molecular Biology 4(1), 32, with the variance of a correlation of normals).
 */
function shrinkage(covariance: (i: number, j: number) => number, count: number, runs: number): number {
  let [variances, squares] = [0, 0];
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      const product = covariance(i, i) * covariance(j, j);
      if (!(product > 0)) continue;
      const square = Math.min(1, (covariance(i, j) * covariance(i, j)) / product);
      variances += ((1 - square) * (1 - square)) / Math.max(1, runs - 1);
      squares += square;
    }
  return squares > 0 ? Math.min(1, variances / squares) : 1;
}

/** A normal law of a block at a point, for one size of the discrepancy. */
export type BlockLaw = {
  readonly block: Block;
  readonly means: Float64Array;
  readonly factor: Float64Array;
  readonly logDeterminant: number;
};

/** Means of runs, their covariance shrunk, with that of the record's errors and `multiplier` times the discrepancy. */
export function lawOf(layout: Layout, block: Block, summary: Summary, multiplier: number): BlockLaw {
  const { at, error, discrepancy } = block;
  const [count, all] = [at.length, layout.normal.length];
  const between = (i: number, j: number) => summary.covariance[at[i] * all + at[j]];
  const drawn = shrinkage(between, count, summary.runs);
  const covariance = new Float64Array(count * count);
  const ofMean = 1 + 1 / summary.runs;
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      const cell = i * count + j;
      const ofRuns = between(i, j) * (i === j ? 1 : 1 - drawn) * ofMean;
      covariance[cell] = ofRuns + error[cell] + multiplier * multiplier * discrepancy[cell];
    }
  const means = Float64Array.from(at, (k) => summary.means[k]);
  return { block, means, factor: covariance, logDeterminant: factorize(covariance, count) };
}

/** Turns the lower half of a positive definite matrix into its Cholesky factor; returns the log of the determinant. */
export function factorize(matrix: Float64Array, count: number): number {
  let logDeterminant = 0;
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * count + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * count + k] * matrix[j * count + k];
      if (i !== j) matrix[i * count + j] = sum / matrix[j * count + j];
      else {
        const pivot = Math.max(sum, 1e-300);
        matrix[i * count + i] = Math.sqrt(pivot);
        logDeterminant += log(pivot);
      }
    }
  return logDeterminant;
}

const logTwoPi = log(2 * Math.PI);

/** Log density of a data set under a block's law. */
export function logDensity({ block, means, factor, logDeterminant }: BlockLaw, data: DataSet): number {
  const count = means.length;
  const solved = new Float64Array(count);
  let square = 0;
  for (let i = 0; i < count; i++) {
    const said = data[block.rows[i]];
    let rest = (said.kind === "value" ? held(block.of[i], said.value) : Number.NaN) - means[i];
    for (let k = 0; k < i; k++) rest -= factor[i * count + k] * solved[k];
    solved[i] = rest / factor[i * count + i];
    square += solved[i] * solved[i];
  }
  return -0.5 * (square + logDeterminant + count * logTwoPi);
}
