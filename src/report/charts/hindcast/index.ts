import { hindcastHash } from "../../../sim/scoring/hindcast/fans.ts";
import type { Hindcast } from "../../../sim/scoring/hindcast/run.ts";
import type { Lang } from "../../words/lang.ts";
import { episodesOf } from "../../words/scores.ts";
import { scoredTargets } from "../../words/targets.ts";
import type { Chart } from "../kit/chart.ts";
import { ablationChart } from "./ablation.ts";
import { hindcastCoverageChart } from "./coverage.ts";
import { featuresChart } from "./features.ts";
import { historyChart } from "./history.ts";
import { pitChart } from "./pit.ts";
import { targetsChart } from "./targets.ts";

/** The charts of a hindcast, in the order in which a reader asks. */
export function hindcastCharts(
  { record, fans }: Pick<Hindcast, "record" | "fans">,
  lang: Lang = "en",
): readonly Chart[] {
  const told = { record, lang, hash: hindcastHash(record, fans) };
  const episodes = episodesOf(record);
  return [
    ...(scoredTargets(record).length > 0 ? [targetsChart(told)] : []),
    ...episodes.map((episode) => historyChart(told, episode, fans)),
    hindcastCoverageChart(told),
    pitChart(told),
    ...episodes
      .filter((episode) => record.results.some((each) => each.episode === episode && each.features.length > 0))
      .map((episode) => featuresChart(told, episode)),
    ...(record.ablation.length > 0 ? [ablationChart(told)] : []),
  ];
}
