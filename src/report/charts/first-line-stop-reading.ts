import { outcomeId, type StudyResults } from "../../sim/results.ts";
import { runsText } from "../format.ts";
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
    return `In none of ${runsText(results.manifest.runs)} does a firm's line stop ${within}: ${shareFigure(any)}.`;
  if (sectors.length === 1)
    return `The line of a first firm of ${titles.sector(sectors[0])} stops ${within} in ${shareFigure(any)} of the runs.`;
  const lead = `The line of a first firm stops ${within} in ${shareFigure(any)} of the runs`;
  const firsts = firstToStop(bySector, horizonWeeks)
    .map((share, s) => ({ ...share, title: titles.sector(sectors[s]) }))
    .toSorted((a, b) => b.share - a.share);
  const [most, next] = firsts;
  const how = "alone or in the same week as another sector";
  if (most.low > next.high)
    return `${lead}; most often ${most.title} is the first to stop, ${how}: in ${shareFigure(most)} of the runs.`;
  return `${lead}; no sector stands out as the first to stop, ${how}: ${most.title} is in ${shareFigure(most)} of the runs, ${next.title} in ${shareFigure(next)}.`;
}
