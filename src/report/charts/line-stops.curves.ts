import { outcomeId } from "../../model/outcomes/outcome.ts";
import { effectiveRuns, layoutOfStudy } from "../../sim/study/layout.ts";
import type { MeanEstimate } from "../../sim/study/mean.ts";
import { type ShareEstimate, shareLimits, sharesUpTo } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { alikeSectors, factsOf } from "../words/study.ts";

/** Share of runs in which the line of a first firm of a sector has stopped, by week; of several, that of their mean. */
export type SectorCurve = { readonly sectors: readonly string[]; readonly curve: readonly ShareEstimate[] };

/**
 * A curve a sector, but one for those that are alike in all but size and luck and nowhere differ beyond error: where their
 * mean stays within the band that holds the whole true curve of each in 95 % of studies (Massart 1990, Annals of Probability
 * 18, 1269-1283), which judges all weeks at once.
 */
export function sectorCurves(results: StudyResults): readonly SectorCurve[] {
  const { sectors, horizonWeeks } = factsOf(results.manifest);
  const layout = layoutOfStudy(results);
  const weeks = Array.from({ length: horizonWeeks }, (_, week) => week);
  const of = new Map(sectors.map((sector) => [sector, stopsOf(results, sector)]));
  const runs = of.get(sectors[0])?.length ?? 0;
  const shares = new Map([...of].map(([sector, stops]) => [sector, sharesUpTo(stops, weeks, layout)]));
  const reach = Math.sqrt(Math.log(2 / 0.05) / (2 * effectiveRuns(layout, runs)));
  const curveOf = (members: readonly string[]) =>
    meanOf(members.map((sector) => shares.get(sector) ?? [])).map((share) => shareLimits(share, runs, layout));
  const isOne = (members: readonly string[]) => {
    const mean = curveOf(members);
    return members.every((sector) =>
      curveOf([sector]).every(({ share }, week) => Math.abs(share - mean[week].share) <= reach),
    );
  };
  const merged = alikeSectors(results.manifest).filter(isOne);
  const groups = sectors.flatMap((sector) => {
    const group = merged.find((members) => members.includes(sector));
    return group === undefined ? [[sector]] : group[0] === sector ? [group] : [];
  });
  return groups.map((members) => ({ sectors: members, curve: curveOf(members) }));
}

/** First line stops of one sector, one week a run; the horizon where none stops. */
function stopsOf(results: StudyResults, sector: string): Float64Array {
  return results.values(idOf(sector)).map(Math.floor);
}

/** Means of several shares by week; the mean of their errors is no smaller than the error of the mean. */
function meanOf(all: readonly (readonly MeanEstimate[])[]): readonly MeanEstimate[] {
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return all[0].map((_, week) => ({
    mean: average(all.map((shares) => shares[week].mean)),
    standardError: average(all.map((shares) => shares[week].standardError)),
  }));
}

const idOf = (sector: string) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector });
