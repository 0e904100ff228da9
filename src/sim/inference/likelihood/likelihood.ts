import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import type { Layout, Summary } from "../points/summary.ts";
import { everything, usedBy } from "../table.ts";
import { multipliers, multiplierWeights } from "./discrepancy.ts";
import { type Block, blocksOf, lawOf, logDensity } from "./normal-rows.ts";
import type { DataSet } from "./record.ts";
import { logRunProbability, type RunBlock, runBlocksOf } from "./run-rows.ts";
import { logSpreads } from "./spread-rows.ts";

/** Which rows of a table a likelihood is of, and how they go together. */
export type Fitted = {
  readonly layout: Layout;
  readonly blocks: readonly Block[];
  readonly runBlocks: readonly RunBlock[];
  readonly spreads: readonly number[];
};

/** The rows that are used, all to fit unless said. */
export function fittedRows(
  layout: Layout,
  isUsed: (row: number) => boolean = usedBy(layout.table, everything),
): Fitted {
  const { rows } = layout.table;
  return {
    layout,
    blocks: blocksOf(layout, isUsed),
    runBlocks: runBlocksOf(layout, isUsed),
    spreads: [...rows.keys()].filter((index) => rows[index].kind === "spread" && isUsed(index)),
  };
}

/** Log likelihood of a data set at a point, for each size of the discrepancy. */
export type LogLikelihoods = Float64Array;

/**
 * Synthetic likelihood (Wood 2010, Statistical inference for noisy nonlinear ecological dynamic systems, Nature 466,
 * 1102-1104, doi:10.1038/nature09319): the rows of kind normal by the means and the covariance of the point's runs, all
 * others by their probability over its runs.
 */
export function logLikelihoods(
  { layout, blocks, runBlocks, spreads }: Fitted,
  summary: Summary,
  data: DataSet,
  trust?: ReadonlyMap<number, number>,
): LogLikelihoods {
  const sums = new Float64Array(multipliers.length).fill(logSpreads(layout, spreads, summary, data));
  for (const block of blocks)
    multipliers.forEach((multiplier, m) => {
      sums[m] += logDensity(lawOf(layout, block, summary, multiplier), data);
    });
  for (const block of runBlocks) {
    const found = logRunProbability(layout, block, summary, data, multipliers, trust);
    for (let m = 0; m < sums.length; m++) sums[m] += found[m];
  }
  return sums;
}

/** Log of the likelihood averaged over what is believed of the size of the discrepancy. */
export function logMean(logs: LogLikelihoods): number {
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  if (most === -Infinity) return -Infinity;
  let sum = 0;
  for (let m = 0; m < logs.length; m++) sum += multiplierWeights[m] * exp(logs[m] - most);
  return most + log(sum);
}
