import { outcomeId, type StudyResults } from "../../sim/results.ts";
import { formatExact } from "../format.ts";
import { factsOf } from "../names.ts";
import { earliestOf, firstToStop, stoppedBy } from "./first-stops.ts";
import { shareFigure } from "./share-figures.ts";

export function firstLineStopReading(results: StudyResults): string {
  const { sectors, titles, horizonWeeks } = factsOf(results.manifest);
  const bySector = sectors.map((sector) =>
    results.values(outcomeId({ outcome: "firstLineStopWeek", material: null, sector })),
  );
  const any = stoppedBy(earliestOf(bySector), horizonWeeks)[horizonWeeks - 1];
  const within = `within ${horizonWeeks} weeks`;
  if (any.share === 0)
    return `In none of the ${formatExact(results.manifest.runs)} runs does a line stop ${within}: ${shareFigure(any)}.`;
  if (sectors.length === 1)
    return `A line of ${titles.sector(sectors[0])} stops ${within} in ${shareFigure(any)} of the runs.`;
  const firsts = firstToStop(bySector, horizonWeeks);
  const most = firsts.reduce((best, each, s) => (each.share > firsts[best].share ? s : best), 0);
  return `A line stops ${within} in ${shareFigure(any)} of the runs; most often ${titles.sector(sectors[most])} is the first to stop, alone or in the same week as another sector: in ${shareFigure(firsts[most])} of the runs.`;
}
