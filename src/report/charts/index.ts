import type { Manifest, PairedDifference } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { arrivalChart } from "./arrivals.ts";
import { coverChart } from "./cover.ts";
import { differenceChart } from "./differences.ts";
import { driversChart } from "./drivers.ts";
import { durationChart } from "./duration.ts";
import { endingChart } from "./endings.ts";
import type { Chart, DrawnStudy, Explained, PairChart, StudyChart } from "./kit/chart.ts";
import { firstLineStopChart } from "./line-stops.ts";
import { priceChart } from "./prices.ts";
import { sideBySideChart } from "./side-by-side/index.ts";
import { storyChart } from "./stories.ts";
import { unmetNeedChart } from "./unmet-need.ts";
import { drawPairUntil, drawUntil } from "./until.ts";
import { waterfallChart } from "./waterfall.ts";

/** The charts of one study, each for one question, in the order in which a reader asks. */
export const studyCharts: readonly StudyChart[] = [
  durationChart,
  endingChart,
  arrivalChart,
  coverChart,
  firstLineStopChart,
  unmetNeedChart,
  priceChart,
  driversChart,
  storyChart,
];

/** The charts of two studies together. */
export const pairCharts: readonly PairChart[] = [sideBySideChart, differenceChart, waterfallChart];

/** Outcomes whose values, run by run, the charts of one study or of two read: what the charts declare, summed up. */
export function valuesDrawn(manifest: Manifest): readonly string[] {
  const facts = factsOf(manifest);
  return [...new Set([...studyCharts, ...pairCharts].flatMap(({ needs }) => needs(facts)))];
}

/** The charts of one study that have something to say of it. */
export function chartsOf(study: DrawnStudy, lang: Lang = "en"): readonly Chart[] {
  return studyCharts.flatMap((chart) => drawUntil(chart, study, lang) ?? []);
}

/**
 * The charts of two studies together: week by week, the differences of their outcomes, and what explains them. How much
 * is refused is a row of its own, drawn where both studies have insights.
 */
export function comparisonCharts(
  a: DrawnStudy,
  b: DrawnStudy,
  differences: readonly PairedDifference[],
  explained?: Explained,
  lang: Lang = "en",
): readonly Chart[] {
  return pairCharts.flatMap((chart) => drawPairUntil(chart, { a, b, differences, explained }, lang) ?? []);
}
