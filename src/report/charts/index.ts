import type { OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { type Insights, insightOutcomes } from "../../sim/analysis/insights/insights.ts";
import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import type { Manifest, PairedDifference, StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { coverChart } from "./cover.ts";
import { differenceChart } from "./differences.ts";
import { driversChart } from "./drivers.ts";
import { durationChart } from "./duration.ts";
import { endingChart } from "./endings.ts";
import type { Chart } from "./kit/chart.ts";
import { firstLineStopChart } from "./line-stops.ts";
import { priceChart } from "./prices.ts";
import { sideBySideChart } from "./side-by-side.ts";
import { storyChart } from "./stories.ts";
import { unmetNeedChart } from "./unmet-need.ts";
import { type Waterfall, waterfallChart } from "./waterfall.ts";

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

/** What explains the differences, as far as it is drawn: bars of groups of inputs that sum to each. */
export type Explained = { readonly runs: number; readonly explanations: readonly Waterfall[] };

/**
 * The charts of two studies together: week by week, the differences of their outcomes, and what explains them. Of both
 * studies the policy followed (`insightsOf`) shows how much is refused; that row is left out without.
 */
export function comparisonCharts(
  a: StudyResults,
  b: StudyResults,
  differences: readonly PairedDifference[],
  explained?: Explained,
  lang: Lang = "en",
  restrictions: readonly RestrictionPaths[] = [],
): readonly Chart[] {
  const drawn = drawnOnes(explained?.explanations ?? []);
  return [
    sideBySideChart(a, b, restrictions, lang),
    differenceChart(a, b, differences, lang),
    ...(explained === undefined || drawn.length === 0
      ? []
      : [waterfallChart(a, b, { runs: explained.runs, given: drawn }, lang)]),
  ];
}

/** Outcomes whose explanation a reader asks for first. */
const firstAsked: readonly OutcomeName[] = [
  "unmetNeedShare",
  "lossHigh",
  "pricePaidPeakMultiple",
  "priceAskPeakMultiple",
];

/** One of each of these; of an explanation of none of them, the first four. */
function drawnOnes(all: readonly Waterfall[]): readonly Waterfall[] {
  const asked = firstAsked.flatMap((name) => all.filter(({ outcome }) => outcome === name).slice(0, 1));
  return asked.length > 0 ? asked : all.slice(0, firstAsked.length);
}
