import type { OutcomeKey } from "../../../model/outcomes/outcome.ts";
import { type Laid, layoutOfFirst } from "../../study/layout.ts";
import { estimateMean } from "../../study/mean.ts";
import { estimateQuantiles } from "../../study/quantiles.ts";
import { runsPerStep } from "./until.ts";

type Limits = { readonly value: number; readonly low: number; readonly high: number };

/** An outcome as the first so many runs of a study know it. */
export type Convergence = OutcomeKey & {
  readonly runs: number;
  readonly mean: number;
  readonly standardError: number;
  /** With 95 % limits. */
  readonly median: Limits;
  readonly p95: Limits;
};

/** 1,024 runs, twice as many, and so on up to all. */
function doublings(runs: number): readonly number[] {
  const counts: number[] = [];
  for (let count = runsPerStep; count < runs; count *= 2) counts.push(count);
  return [...counts, runs];
}

/** How an outcome's figures settle as the runs grow; `values` is one number a run that did not fail, in run order. */
export function convergenceOf(key: OutcomeKey, values: Float64Array, laid: Omit<Laid, "runs">): readonly Convergence[] {
  return doublings(values.length).map((runs) => {
    const first = values.subarray(0, runs);
    const layout = layoutOfFirst(runs, laid);
    const [median, p95] = estimateQuantiles(first, [0.5, 0.95], layout);
    return { ...key, runs, ...estimateMean(first, layout), median, p95 };
  });
}
