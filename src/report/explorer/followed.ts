import type { OutcomeName } from "../../model/outcomes/index.ts";
import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import type { SeriesKey, SeriesName } from "../../model/series.ts";

const followedSeries: readonly SeriesName[] = ["makerCoverWeeks", "pricePaidUsdPerKg", "nationalStockTonnes"];

/** Positions of the weekly series that a page draws, among all of a study. */
export function followedIn(series: readonly SeriesKey[]): readonly number[] {
  return series.flatMap((key, position) => (followedSeries.includes(key.series) ? [position] : []));
}

const followedOutcomes: ReadonlySet<OutcomeName> = new Set<OutcomeName>([
  ...(["civilLineStopped", "lineStopped", "firstLineStopWeek", "lossHigh", "civilOutputLostShare"] as const),
  ...(["banWeeks", "unmetNeedShare", "pricePaidPeakMultiple", "priceAskPeakMultiple"] as const),
  "importBillMillionUsd",
]);

/** Positions of the outcomes that a page says something of, among all of a study: none by metal and sector at once. */
export function outcomesFollowedIn(outcomes: readonly OutcomeKey[]): readonly number[] {
  return outcomes.flatMap((key, position) =>
    followedOutcomes.has(key.outcome as OutcomeName) && (key.material === null || key.sector === null)
      ? [position]
      : [],
  );
}
