import { outcomeId } from "../../model/outcomes/outcome.ts";
import { effectiveRuns, layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits, sharesUpTo } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { alikeSectors, factsOf } from "../words/study.ts";
import { areAlike, meanOfCurves } from "./kit/alike.ts";

/** Share of runs in which the line of a first firm of a sector has stopped, by week; of several, that of their mean. */
export type SectorCurve = { readonly sectors: readonly string[]; readonly curve: readonly ShareEstimate[] };

/** A curve a sector, but one for those that are alike in all but size and luck and nowhere differ beyond error. */
export function sectorCurves(results: StudyResults): readonly SectorCurve[] {
  const { sectors, horizonWeeks } = factsOf(results.manifest);
  const layout = layoutOfStudy(results);
  const weeks = Array.from({ length: horizonWeeks }, (_, week) => week);
  const of = new Map(sectors.map((sector) => [sector, stopsOf(results, sector)]));
  const runs = of.get(sectors[0])?.length ?? 0;
  const shares = new Map([...of].map(([sector, stops]) => [sector, sharesUpTo(stops, weeks, layout)]));
  const sharesOf = (members: readonly string[]) => members.map((sector) => shares.get(sector) ?? []);
  const merged = alikeSectors(results.manifest).filter((members) =>
    areAlike(sharesOf(members), effectiveRuns(layout, runs)),
  );
  const groups = sectors.flatMap((sector) => {
    const group = merged.find((members) => members.includes(sector));
    return group === undefined ? [[sector]] : group[0] === sector ? [group] : [];
  });
  return groups.map((members) => ({
    sectors: members,
    curve: meanOfCurves(sharesOf(members)).map((share) => shareLimits(share, runs, layout)),
  }));
}

/** First line stops of one sector, one week a run; the horizon where none stops. */
function stopsOf(results: StudyResults, sector: string): Float64Array {
  return results.values(idOf(sector)).map(Math.floor);
}

const idOf = (sector: string) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector });
