import { type ShareEstimate, wilson } from "./wilson.ts";

/** Share of runs in which a line has stopped by the end of each week, with 95 % limits; weeks count from 0. */
export function stoppedBy(firstStopWeeks: Float64Array, horizonWeeks: number): readonly ShareEstimate[] {
  const stops = new Array<number>(horizonWeeks).fill(0);
  for (const week of firstStopWeeks) if (week < horizonWeeks) stops[Math.floor(week)]++;
  let count = 0;
  return stops.map((more) => {
    count += more;
    return wilson(count, firstStopWeeks.length);
  });
}

/** By sector: share of runs in which it is the first to stop, alone or in the same week as another. */
export function firstToStop(bySector: readonly Float64Array[], horizonWeeks: number): readonly ShareEstimate[] {
  const earliest = earliestOf(bySector);
  return bySector.map((weeks) => {
    const count = weeks.reduce((n, week, run) => n + (week < horizonWeeks && week === earliest[run] ? 1 : 0), 0);
    return wilson(count, weeks.length);
  });
}

/** First line stop in any sector, one value a run. */
export function earliestOf(bySector: readonly Float64Array[]): Float64Array {
  return bySector[0].map((_, run) => Math.min(...bySector.map((weeks) => weeks[run])));
}
