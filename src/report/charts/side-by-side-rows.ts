import { earliestOf, stoppedBy } from "../../sim/analysis/insights/first-stops.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import { type BandSeries, outcomeId, type StudyResults } from "../../sim/study/study.ts";
import { factsOf } from "../words/study.ts";
import { short } from "./kit/chart.ts";
import { fanPoint } from "./kit/fan.ts";
import type { Shared } from "./kit/two-studies.ts";
import { weeksShown } from "./weeks-shown.ts";
import type { ShareEstimate } from "./wilson.ts";

/** Lines of data that the chart draws thinned: three quantities of two studies; what is refused keeps every week. */
export const seriesShown = 8;

/** The fans of one study: the cover of the shared sector, the price paid over its first median. */
export function fanRows(results: StudyResults, study: string, { material, sector }: Shared) {
  const { horizonWeeks } = factsOf(results.manifest);
  const isShown = weeksShown(horizonWeeks, seriesShown);
  const fan = (quantity: string, series: BandSeries, of: readonly [string | null, string | null]) => {
    const bands = results.bands.filter(
      (band) => band.series === series && band.material === of[0] && band.sector === of[1],
    );
    const unit = quantity === "paid" && bands[0].p50 > 0 ? bands[0].p50 : 1;
    return bands
      .filter(({ week }) => isShown(week))
      .map((band) => ({ study, quantity, week: band.week, ...fanPoint(band, unit) }));
  };
  return [
    ...fan("cover", "makerCoverWeeks", [material, sector]),
    ...fan("paid", "pricePaidUsdPerKg", [material, null]),
  ];
}

/** Share of runs of one study in which a line of any sector has stopped, with 95 % limits. */
export function stopRows(results: StudyResults, study: string) {
  const { horizonWeeks } = factsOf(results.manifest);
  const isShown = weeksShown(horizonWeeks, seriesShown);
  return anyStopped(results).flatMap(({ share, low, high }, week) =>
    isShown(week)
      ? [{ study, quantity: "stopped", week, stopped: short(share), low: short(low), high: short(high) }]
      : [],
  );
}

export function anyStopped(results: StudyResults): readonly ShareEstimate[] {
  const { sectors, horizonWeeks } = factsOf(results.manifest);
  const weeks = sectors.map((sector) =>
    results.values(outcomeId({ outcome: "firstLineStopWeek", material: null, sector })),
  );
  const layout = layoutOf({ ...results.manifest, failed: results.failed });
  return stoppedBy(earliestOf(weeks), horizonWeeks, layout);
}
