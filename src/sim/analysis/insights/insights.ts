import { type OutcomeName, outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { tellsDrivers } from "../../engine/sampling/sampling.ts";
import { scenarioOfDocument } from "../../scenario/read.ts";
import type { Insights } from "../../study/insights.ts";
import type { Manifest } from "../../study/study.ts";
import { driversOf, fewestRunsForDrivers } from "../drivers/drivers.ts";
import { restrictionPaths } from "./restriction.ts";
import { stopCoverWeeks } from "./stop-cover.ts";
import { featureOutcomes, storiesOf } from "./stories.ts";

type Named = { readonly materials: readonly string[]; readonly sectors: readonly string[] };

/** The outcomes that are read run by run, by id. */
export function insightOutcomes(named: Named): readonly string[] {
  return [...new Set([...drivenOutcomes(named), ...featureOutcomes(named)])];
}

/** How long it lasts, what it does to the need, to the price and to output; the first metal speaks for all. */
function drivenOutcomes({ materials: [first] }: Named): readonly string[] {
  const id = (outcome: OutcomeName, material: string | null) => outcomeId({ outcome, material, sector: null });
  return [
    id("banWeeks", null),
    id("unmetNeedShare", first),
    id("pricePaidPeakMultiple", first),
    id("priceAskPeakMultiple", first),
  ];
}

/** `values` are one number a run, without the runs that `failed`. */
export async function insightsOf(
  manifest: Manifest,
  values: (outcomeId: string) => Float64Array,
  failed: readonly number[] = [],
): Promise<Insights> {
  const { scenario: document, seed, runs, sampling } = manifest;
  const scenario = scenarioOfDocument(document);
  const named = { materials: Object.keys(scenario.materials), sectors: Object.keys(scenario.sectors) };
  const keys = outcomeKeys(createWorld(scenario));
  const driven = drivenOutcomes(named).flatMap((id) => keys.filter((key) => outcomeId(key) === id));
  return {
    restriction: restrictionPaths(scenario, manifest),
    stopCoverWeeks: stopCoverWeeks(scenario),
    drivers:
      runs - failed.length < fewestRunsForDrivers || !tellsDrivers(sampling)
        ? null
        : await driversOf(scenario, seed, runs, driven, values, sampling, failed),
    stories: storiesOf(scenario, manifest, values, failed),
  };
}
