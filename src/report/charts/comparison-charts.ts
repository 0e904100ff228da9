import type { PairedDifference, StudyResults } from "../../sim/results.ts";
import type { Chart } from "./chart.ts";
import { differenceChart } from "./difference-chart.ts";
import { sideBySideChart } from "./side-by-side-chart.ts";

/** The charts of two studies together: week by week, and the differences of their outcomes. */
export function comparisonCharts(
  a: StudyResults,
  b: StudyResults,
  differences: readonly PairedDifference[],
): readonly Chart[] {
  return [sideBySideChart(a, b), differenceChart(a, b, differences)];
}
