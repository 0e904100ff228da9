import type { SeriesKey, SeriesName } from "../../../model/series.ts";

const followedSeries: readonly SeriesName[] = ["makerCoverWeeks", "pricePaidUsdPerKg", "nationalStockTonnes"];

/** Positions of the weekly series that a page draws, among all of a study. */
export function followedIn(series: readonly SeriesKey[]): readonly number[] {
  return series.flatMap((key, position) => (followedSeries.includes(key.series) ? [position] : []));
}
