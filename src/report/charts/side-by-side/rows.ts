import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { SeriesName } from "../../../model/series.ts";
import { earliestOf, stoppedBy } from "../../../sim/analysis/insights/first-stops.ts";
import type { RestrictionPaths } from "../../../sim/study/insights.ts";
import { layoutOfStudy } from "../../../sim/study/layout.ts";
import type { ShareEstimate } from "../../../sim/study/shares.ts";
import type { StudyResults } from "../../../sim/study/study.ts";
import { factsOf } from "../../words/study.ts";
import { weeksShown } from "../kit/axes.ts";
import { short, weekUnits } from "../kit/chart.ts";
import { fanPoint, fanUnits } from "../kit/fan.ts";
import type { Shared } from "../kit/two-studies.ts";

/** Lines of data that the chart draws thinned: four quantities of two studies. */
export const seriesShown = 8;

/** By how much more than so many per cent of the usual orders is refused, as fields of a row: the share of the runs. */
export const refusedOver = ["over10", "over50", "over90"] as const;

/** By week: in which share of the runs more than a tenth, a half and nine tenths of the usual orders are refused. */
export function refusalRows({ refusals }: RestrictionPaths, study: string) {
  const isShown = weeksShown(refusals.length, seriesShown);
  return refusals.flatMap(([upTo10, upTo50, upTo90], week) =>
    isShown(week)
      ? [
          {
            ...{ study, quantity: "refused", week },
            ...{ over10: short(1 - upTo10.mean), over50: short(1 - upTo50.mean), over90: short(1 - upTo90.mean) },
          },
        ]
      : [],
  );
}

/** The fans of one study: the cover of the shared sector, the price paid over its first median. */
export function fanRows(results: StudyResults, study: string, { material, sector }: Shared) {
  const { horizonWeeks } = factsOf(results.manifest);
  const isShown = weeksShown(horizonWeeks, seriesShown);
  const fan = (quantity: "cover" | "paid", series: SeriesName, of: readonly [string | null, string | null]) => {
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

/** Share of runs in which a line of any sector has stopped by each week. */
export function anyStopped(results: StudyResults): readonly ShareEstimate[] {
  const { sectors, horizonWeeks } = factsOf(results.manifest);
  const weeks = sectors.map((sector) => results.values(stopId(sector)));
  const layout = layoutOfStudy(results);
  return stoppedBy(earliestOf(weeks), horizonWeeks, layout);
}

/** The outcome that holds when a sector's first line stops. */
export const stopId = (sector: string) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector });

/** Every column of the chart's table, in order: a row fills those that it draws. */
export const noCells = {
  ...{ study: "", quantity: "", week: 0, over10: "", over50: "", over90: "" },
  ...{ p05: "", p25: "", p50: "", p75: "", p95: "", stopped: "", low: "", high: "" },
};

export const sideBySideUnits = weekUnits({
  ...{ over10: "runs with over 10 % of the orders refused, 0-1", over50: "over 50 %, 0-1", over90: "over 90 %, 0-1" },
  ...fanUnits("cover: weeks of need; paid: times the first week"),
  stopped: "share of the runs, 0-1",
});
