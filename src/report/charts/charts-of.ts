import { type Manifest, outcomeId, type StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import type { Chart } from "./chart.ts";
import { coverChart } from "./cover-chart.ts";
import { firstLineStopChart } from "./first-line-stop-chart.ts";
import { priceChart } from "./price-chart.ts";
import { unmetNeedChart } from "./unmet-need-chart.ts";

/** Outcomes whose values, run by run, the charts of one study or of two read; the rest they take from the summary. */
export function valuesDrawn(manifest: Manifest): readonly string[] {
  const { materials, sectors } = factsOf(manifest);
  return [
    ...materials.map((material) => outcomeId({ outcome: "unmetNeedShare", material, sector: null })),
    ...sectors.map((sector) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector })),
  ];
}

/** The charts of one study, each for one question. */
export function chartsOf(results: StudyResults): readonly Chart[] {
  return [coverChart(results), firstLineStopChart(results), unmetNeedChart(results), priceChart(results)];
}
