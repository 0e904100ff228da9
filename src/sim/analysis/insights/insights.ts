import { headlineOutcomes, type OutcomeName, outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import type { Fact } from "../../engine/facts/fact.ts";
import type { PolicyCounts } from "../../engine/policy-counts.ts";
import { tellsDrivers } from "../../engine/sampling/sampling.ts";
import type { Insights, VarianceSplit } from "../../study/insights.ts";
import type { Laid } from "../../study/layout.ts";
import type { News } from "../../study/news.ts";
import { resultsSchemaVersion } from "../../study/schema-version.ts";
import { driversOf, fewestRunsForDrivers } from "../drivers/drivers.ts";
import { newsOf } from "../news/news.ts";
import { withInteractions } from "./interactions.ts";
import { restrictionPaths } from "./restriction.ts";
import { stopCoverWeeks } from "./stop-cover.ts";
import { storiesOf } from "./stories.ts";

/** How long it lasts, and what it does to the need and to the prices; the first metal speaks for all. */
export function drivenOutcomes(scenario: Scenario): readonly string[] {
  const [first] = Object.keys(scenario.materials);
  const id = (outcome: OutcomeName, material: string | null) => outcomeId({ outcome, material, sector: null });
  return [
    id("banWeeks", null),
    id("unmetNeedShare", first),
    id("pricePaidPeakMultiple", first),
    id("priceAskPeakMultiple", first),
  ];
}

/** What a study that is being written says beside its outcomes; `drivers` are those of all headline outcomes. */
export type FoundInsights = { readonly insights: Insights; readonly drivers: VarianceSplit | null };

/** What weighs a study's runs, and what each run has in its place; none where that is not at hand. */
type WeighedBy = {
  readonly facts: readonly Fact[];
  readonly ofFacts: readonly Float64Array[];
  /** What each fact moved, where it is known from other runs. */
  readonly told?: News | undefined;
};

/**
 * Finds what a study says beside its outcomes, from its outcomes run by run and from what was counted of its policy while
 * it ran. `values` are one number a run, without the runs that failed. Of the study only the runs that become stories are
 * simulated, again, since they are known last.
 */
export async function insightsOf(
  scenario: Scenario,
  laid: Laid,
  policy: PolicyCounts,
  values: (outcomeId: string) => Float64Array | Promise<Float64Array>,
  { facts, ofFacts, told }: WeighedBy = { facts: [], ofFacts: [] },
): Promise<FoundInsights> {
  const drivers = await driversOfHeadlines(scenario, laid, values);
  const headlines = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  const { seed, sampling, runs, failed } = laid;
  const news =
    told ??
    (ofFacts.length === 0
      ? undefined
      : await newsOf(headlines, facts, ofFacts, values, { seed, sampling, runs, failed }));
  return {
    drivers,
    insights: {
      schemaVersion: resultsSchemaVersion,
      restriction: restrictionPaths(scenario, laid, policy),
      stopCoverWeeks: stopCoverWeeks(scenario),
      drivers:
        drivers === null
          ? null
          : await withInteractions(ofOutcomes(drivers, drivenOutcomes(scenario)), scenario, laid, values),
      ...(news === undefined ? {} : { news }),
      stories: await storiesOf(scenario, laid, values),
    },
  };
}

/** What the headline outcomes rest on; null where the runs are too few, were chosen by their outcomes, or are weighed by facts. */
async function driversOfHeadlines(
  scenario: Scenario,
  { seed, runs, sampling, failed = [], weights }: Laid,
  values: (outcomeId: string) => Float64Array | Promise<Float64Array>,
): Promise<VarianceSplit | null> {
  if (runs - failed.length < fewestRunsForDrivers || !tellsDrivers(sampling) || weights !== undefined) return null;
  const outcomes = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  return await driversOf(scenario, seed, runs, outcomes, values, sampling, failed);
}

/** The shares of some outcomes, in their order. */
function ofOutcomes({ drivers, byGrade }: VarianceSplit, ids: readonly string[]): VarianceSplit {
  const sorted = <T extends Pick<OutcomeKey, "outcome" | "material" | "sector">>(all: readonly T[]) =>
    ids.flatMap((id) => all.filter((each) => outcomeId(each) === id));
  return { drivers: sorted(drivers), byGrade: sorted(byGrade) };
}
