import { type Insights, insightOutcomes } from "../../sim/analysis/insights/insights.ts";
import { type Manifest, outcomeId, type StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { coverChart } from "./cover.ts";
import { driversChart } from "./drivers.ts";
import { durationChart } from "./duration.ts";
import { endingChart } from "./endings.ts";
import type { Chart } from "./kit/chart.ts";
import { firstLineStopChart } from "./line-stops.ts";
import { priceChart } from "./prices.ts";
import { storyChart } from "./stories.ts";
import { unmetNeedChart } from "./unmet-need.ts";

/**
 * Outcomes whose values, run by run, the charts of one study or of two and its insights read; the rest they take from the
 * summary.
 */
export function valuesDrawn(manifest: Manifest): readonly string[] {
  const { materials, sectors } = factsOf(manifest);
  const drawn = [
    ...["banWeeks", "briefStandoff", "prolongedDispute", "fragmentedMarket"].map((outcome) =>
      outcomeId({ outcome, material: null, sector: null }),
    ),
    ...materials.map((material) => outcomeId({ outcome: "unmetNeedShare", material, sector: null })),
    ...sectors.map((sector) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector })),
  ];
  return [...new Set([...drawn, ...insightOutcomes({ materials, sectors })])];
}

/**
 * The charts of one study, each for one question, in the order in which a reader asks. Those that need more than its
 * outcomes are drawn from its insights.
 */
export function chartsOf(results: StudyResults, insights?: Insights, lang: Lang = "en"): readonly Chart[] {
  const { restriction, drivers = null, stopCoverWeeks, stories = null } = insights ?? {};
  return [
    ...(restriction === undefined ? [] : [durationChart(results, restriction, lang)]),
    endingChart(results, lang),
    coverChart(results, stopCoverWeeks, lang),
    firstLineStopChart(results, lang),
    unmetNeedChart(results, lang),
    priceChart(results, lang),
    ...(drivers === null || drivers.byGrade.length === 0 ? [] : [driversChart(results, drivers, lang)]),
    ...(stories === null ? [] : [storyChart(results, stories, lang)]),
  ];
}
