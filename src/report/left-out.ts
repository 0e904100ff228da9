import { formatExact } from "./words/figures.ts";

/** A line on the runs that failed, if any did. */
export function leftOut(runs: number, failedRuns = 0): readonly string[] {
  return failedRuns === 0 ? [] : [`${formatExact(failedRuns)} of ${formatExact(runs)} runs failed and are left out`];
}
