import type { StudyResults } from "../../sim/results.ts";
import type { Chart } from "./chart.ts";
import { coverChart } from "./cover-chart.ts";
import { firstLineStopChart } from "./first-line-stop-chart.ts";
import { priceChart } from "./price-chart.ts";
import { unmetNeedChart } from "./unmet-need-chart.ts";

/** The charts of one study, each for one question. */
export function chartsOf(results: StudyResults): readonly Chart[] {
  return [coverChart(results), firstLineStopChart(results), unmetNeedChart(results), priceChart(results)];
}
