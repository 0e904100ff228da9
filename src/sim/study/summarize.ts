import { type OutcomeKey, outcomeId } from "../../model/outcomes/outcome.ts";
import type { Layout } from "./layout.ts";
import { estimateMean } from "./mean.ts";
import { estimateQuantiles } from "./quantiles.ts";
import { resultsSchemaVersion } from "./schema-version.ts";
import type { OutcomeSummary, Summary } from "./study.ts";

const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** Mean, standard error and quantiles of every outcome; `values` gives one number a run; `knownTo` is the day of the facts that weigh them. */
export async function summarize(
  outcomes: readonly OutcomeKey[],
  values: (outcomeId: string) => Float64Array | Promise<Float64Array>,
  layout: Layout | null = null,
  knownTo?: string,
): Promise<Summary> {
  const summaries: OutcomeSummary[] = [];
  for (const key of outcomes) summaries.push(summarizeOutcome(key, await values(outcomeId(key)), layout));
  const known = knownTo === undefined ? {} : { knownTo };
  return { schemaVersion: resultsSchemaVersion, ...known, outcomes: summaries };
}

export function summarizeOutcome(key: OutcomeKey, values: Float64Array, layout: Layout | null = null): OutcomeSummary {
  return { ...key, ...estimateMean(values, layout), quantiles: estimateQuantiles(values, probabilities, layout) };
}

/** Standard error of the mean of independent values; of a single one it is unknown and given as 0. */
export function standardError(values: Float64Array): number {
  return estimateMean(values).standardError;
}
