import { mean, quantileSorted, sampleStandardDeviation } from "simple-statistics";
import type { OutcomeKey } from "../model/outcomes/outcome-keys.ts";
import { quantileRankLimits } from "./order-statistics.ts";
import { type OutcomeSummary, outcomeId, resultsSchemaVersion, type Summary } from "./results.ts";

const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** Mean, standard error and quantiles of every outcome; `values` gives one number a run. */
export async function summarize(
  outcomes: readonly OutcomeKey[],
  values: (outcomeId: string) => Float64Array | Promise<Float64Array>,
): Promise<Summary> {
  const summaries: OutcomeSummary[] = [];
  for (const key of outcomes) summaries.push(summarizeOutcome(key, await values(outcomeId(key))));
  return { schemaVersion: resultsSchemaVersion, outcomes: summaries };
}

export function summarizeOutcome(key: OutcomeKey, values: Float64Array): OutcomeSummary {
  const sorted = values.slice().sort();
  const list = values as unknown as number[];
  return {
    ...key,
    mean: mean(list),
    standardError: standardError(values),
    quantiles: probabilities.map((p) => {
      const { low, high } = quantileRankLimits(p, values.length);
      return { p, value: quantileSorted(sorted as unknown as number[], p), low: sorted[low], high: sorted[high] };
    }),
  };
}

/** Standard error of the mean; of a single run it is unknown and given as 0. */
export function standardError(values: Float64Array): number {
  if (values.length < 2) return 0;
  return sampleStandardDeviation(values as unknown as number[]) / Math.sqrt(values.length);
}
