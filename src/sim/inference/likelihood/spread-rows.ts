import { log } from "../../../model/kernels/log.ts";
import { logGamma } from "../../../model/kernels/log-gamma.ts";
import type { Layout, Summary } from "../points/summary.ts";
import type { DataSet } from "./record.ts";

/**
 * Log density of the recorded variances over the means: with n values, n - 1 times it over the model's own, the mean of its runs', is chi-squared
 * with n - 1 degrees of freedom, if the values are normal and independent about a mean that is nearly known.
 */
export function logSpreads(layout: Layout, rows: readonly number[], summary: Summary, data: DataSet): number {
  const { table, starts, perRun } = layout;
  let sum = 0;
  for (const index of rows) {
    const row = table.rows[index];
    const said = data[index];
    if (row.kind !== "spread" || said.kind !== "variance") continue;
    const first = perRun.indexOf(starts[index]) * summary.runs;
    let own = 0;
    for (let run = 0; run < summary.runs; run++) own += summary.perRun[first + run] / summary.runs;
    sum += logScaledChiSquared(Math.max(said.variance, 1e-12), Math.max(own, 1e-12), row.freedom);
  }
  return sum;
}

/** Log density of a sample variance whose true one is `own`. */
export function logScaledChiSquared(variance: number, own: number, freedom: number): number {
  const x = (freedom * variance) / own;
  return (freedom / 2 - 1) * log(x) - x / 2 - (freedom / 2) * Math.LN2 - logGamma(freedom / 2) + log(freedom / own);
}
