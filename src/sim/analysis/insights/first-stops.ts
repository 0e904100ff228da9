import type { Layout } from "../../study/layout.ts";
import { type ShareEstimate, shareLimits, sharesUpTo, sharesUpToGroup } from "../../study/shares.ts";

/** Share of runs in which a line has stopped by the end of each week, with 95 % limits; weeks count from 0. */
export function stoppedBy(
  firstStopWeeks: Float64Array,
  horizonWeeks: number,
  layout: Layout | null,
): readonly ShareEstimate[] {
  const weeks = Array.from({ length: horizonWeeks }, (_, week) => week);
  return sharesUpTo(firstStopWeeks.map(Math.floor), weeks, layout).map((share) =>
    shareLimits(share, firstStopWeeks.length, layout),
  );
}

/** By sector: share of runs in which it is the first to stop, alone or in the same week as another. */
export function firstToStop(
  bySector: readonly Float64Array[],
  horizonWeeks: number,
  layout: Layout | null,
): readonly ShareEstimate[] {
  const earliest = earliestOf(bySector);
  return bySector.map((weeks) => {
    const isNotFirst = Uint8Array.from(weeks, (week, run) => (week < horizonWeeks && week === earliest[run] ? 0 : 1));
    return shareLimits(sharesUpToGroup(isNotFirst, 1, layout)[0], weeks.length, layout);
  });
}

/** First line stop in any sector, one value a run. */
export function earliestOf(bySector: readonly Float64Array[]): Float64Array {
  return bySector[0].map((_, run) => Math.min(...bySector.map((weeks) => weeks[run])));
}
