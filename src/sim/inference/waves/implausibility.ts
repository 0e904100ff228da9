import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { blocksOf } from "../likelihood/normal-rows.ts";
import type { DataSet } from "../likelihood/record.ts";
import { holds, logRunProbability, runBlocksOf } from "../likelihood/run-rows.ts";
import { held, type Layout, type Summary } from "../points/summary.ts";
import { everything, usedBy } from "../table.ts";

/** How far a point lies from one row, in standard deviations: as judged, and without the spread of its runs. */
export type Implausibility = { readonly row: number; readonly value: number; readonly ofMean: number };

export type Judge = {
  readonly of: (summary: Summary, data: DataSet) => readonly Implausibility[];
  /** Log probability of what is told of counts and events: these have no distance. */
  readonly logTold: (summary: Summary, data: DataSet) => number;
};

/**
 * Of rows that are normal, the distance of the mean from the record over the root of the variances of runs, record and discrepancy
 * (Craig, Goldstein, Seheult and Smith 1997, Pressure matching for hydrocarbon reservoirs, Case Studies in Bayesian
 * Statistics III). Of a bound, the normal quantile of its probability over runs.
 */
export function judgeOf(layout: Layout, isUsed: (row: number) => boolean = usedBy(layout.table, everything)): Judge {
  const { table, starts, perRun, normal } = layout;
  const blocks = blocksOf(layout, isUsed);
  const bounded = [...table.rows.keys()].filter((index) => {
    const { kind } = table.rows[index];
    return (kind === "censored" || kind === "interval") && isUsed(index);
  });
  const told = runBlocksOf(layout, (row) => isUsed(row) && !bounded.includes(row));
  return {
    of(summary, data) {
      const ofNormal = blocks.flatMap(({ at, rows, of, error, discrepancy }) =>
        at.map((k, i) => {
          const said = data[rows[i]];
          const apart = Math.abs(summary.means[k] - (said.kind === "value" ? held(of[i], said.value) : Number.NaN));
          const own = error[i * at.length + i] + discrepancy[i * at.length + i];
          const ofRuns = summary.covariance[k * normal.length + k] * (1 + 1 / summary.runs);
          return { row: rows[i], value: apart / Math.sqrt(own + ofRuns), ofMean: apart / Math.sqrt(own) };
        }),
      );
      const ofBounds = bounded.map((row) => {
        const first = perRun.indexOf(starts[row]) * summary.runs;
        let mean = 0;
        for (let run = 0; run < summary.runs; run++)
          mean += holds(table.rows[row], summary.perRun[first + run], 1) / summary.runs;
        const said = data[row];
        const probability = said.kind === "is" && said.is ? mean : 1 - mean;
        const value = Math.max(0, -normalQuantile(Math.min(0.5, Math.max(1e-12, probability))));
        return { row, value, ofMean: value };
      });
      return [...ofNormal, ...ofBounds];
    },
    logTold: (summary, data) =>
      told.reduce((sum, block) => sum + logRunProbability(layout, block, summary, data, [1])[0], 0),
  };
}

/** A rule by which points are kept: which of the largest distances must be below what, and how likely what is told. */
export type Rule = { readonly largest: number; readonly below: number; readonly isTold: boolean };

/** The last waves go by the last of these; the first drops what misses any row altogether. */
export const rules: readonly Rule[] = [
  { largest: 1, below: 5, isTold: false },
  { largest: 3, below: 3, isTold: true },
  { largest: 2, below: 3, isTold: true },
  { largest: 1, below: 3, isTold: true },
];

/** How much less likely than at the best point what is told may be: a fiftieth. */
export const leastTold = -3.912023005428146;

export function passes(found: readonly Implausibility[], { largest, below }: Rule, mean = false): boolean {
  const sorted = found.map(({ value, ofMean }) => (mean ? ofMean : value)).sort((a, b) => b - a);
  return (sorted[largest - 1] ?? 0) < below;
}
