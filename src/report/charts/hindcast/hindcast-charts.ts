import type { Hindcast } from "../../../sim/hindcast/run-hindcast.ts";
import { episodesOf } from "../../hindcast/feature-rows.ts";
import type { Chart } from "../chart.ts";
import { ablationChart } from "./ablation-chart.ts";
import { hindcastCoverageChart } from "./coverage-chart.ts";
import { featuresChart } from "./features-chart.ts";
import { historyChart } from "./history-chart.ts";
import { pitChart } from "./pit-chart.ts";

/** The charts of a hindcast, in the order in which a reader asks. */
export function hindcastCharts({ record, fans }: Hindcast): readonly Chart[] {
  const episodes = episodesOf(record);
  return [
    ...episodes.map((episode) => historyChart(record, episode, fans)),
    hindcastCoverageChart(record),
    pitChart(record),
    ...episodes
      .filter((episode) => record.results.some((each) => each.episode === episode && each.features.length > 0))
      .map((episode) => featuresChart(record, episode)),
    ...(record.ablation.length > 0 ? [ablationChart(record)] : []),
  ];
}
