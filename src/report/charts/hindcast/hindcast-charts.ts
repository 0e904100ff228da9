import { hindcastHash } from "../../../sim/files/hindcast-hash.ts";
import type { Hindcast } from "../../../sim/hindcast/run-hindcast.ts";
import { episodesOf } from "../../hindcast/feature-rows.ts";
import type { Lang } from "../../lang.ts";
import type { Chart } from "../chart.ts";
import { ablationChart } from "./ablation-chart.ts";
import { hindcastCoverageChart } from "./coverage-chart.ts";
import { featuresChart } from "./features-chart.ts";
import { historyChart } from "./history-chart.ts";
import { pitChart } from "./pit-chart.ts";

/** The charts of a hindcast, in the order in which a reader asks. */
export function hindcastCharts(
  { record, fans }: Pick<Hindcast, "record" | "fans">,
  lang: Lang = "en",
): readonly Chart[] {
  const told = { record, lang, hash: hindcastHash(record, fans) };
  const episodes = episodesOf(record);
  return [
    ...episodes.map((episode) => historyChart(told, episode, fans)),
    hindcastCoverageChart(told),
    pitChart(told),
    ...episodes
      .filter((episode) => record.results.some((each) => each.episode === episode && each.features.length > 0))
      .map((episode) => featuresChart(told, episode)),
    ...(record.ablation.length > 0 ? [ablationChart(told)] : []),
  ];
}
