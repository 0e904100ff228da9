import { mean, quantileSorted } from "simple-statistics";
import type { OutcomeKey } from "../../model/outcomes/outcome-keys.ts";
import { quantileRankLimits } from "../order-statistics.ts";
import { standardError } from "../summarize.ts";
import { runsPerStep } from "./required-runs.ts";

type Limits = { readonly value: number; readonly low: number; readonly high: number };

/** An outcome as the first so many runs of a study know it. */
export type Convergence = Pick<OutcomeKey, "outcome" | "material" | "sector"> & {
  readonly runs: number;
  readonly mean: number;
  readonly standardError: number;
  /** With 95 % limits by order statistics. */
  readonly median: Limits;
  readonly p95: Limits;
};

/** 1,024 runs, twice as many, and so on up to all. */
export function doublings(runs: number): readonly number[] {
  const counts: number[] = [];
  for (let count = runsPerStep; count < runs; count *= 2) counts.push(count);
  return [...counts, runs];
}

/** How an outcome's figures settle as the runs grow; `values` is one number a run, in run order. */
export function convergenceOf(
  { outcome, material, sector }: Pick<OutcomeKey, "outcome" | "material" | "sector">,
  values: Float64Array,
): readonly Convergence[] {
  return doublings(values.length).map((runs) => {
    const first = values.subarray(0, runs);
    const sorted = first.slice().sort();
    const [median, p95] = [0.5, 0.95].map((p) => {
      const { low, high } = quantileRankLimits(p, runs);
      return { value: quantileSorted(sorted as unknown as number[], p), low: sorted[low], high: sorted[high] };
    });
    const average = mean(first as unknown as number[]);
    return { outcome, material, sector, runs, mean: average, standardError: standardError(first), median, p95 };
  });
}
