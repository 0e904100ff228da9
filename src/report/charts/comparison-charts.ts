import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import type { PairedDifference, StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { differenceChart } from "./differences.ts";
import type { Chart } from "./kit/chart.ts";
import { sideBySideChart } from "./side-by-side.ts";
import type { Waterfall } from "./waterfall.ts";
import { waterfallChart } from "./waterfall-chart.ts";

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
const firstAsked = ["unmetNeedShare", "lossHigh", "pricePaidPeakMultiple", "priceAskPeakMultiple"];

/** One of each of these; of an explanation of none of them, the first four. */
function drawnOnes(all: readonly Waterfall[]): readonly Waterfall[] {
  const asked = firstAsked.flatMap((name) => all.filter(({ outcome }) => outcome === name).slice(0, 1));
  return asked.length > 0 ? asked : all.slice(0, firstAsked.length);
}
