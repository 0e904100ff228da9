/** Runs that are folded as one piece: fixed, so that sums come out the same at any number of workers. */
const runsPerRange = 1024;

/** Runs that advance together: small enough for the cache, of no effect on any result. */
export const runsPerBlock = 256;

export type Range = { readonly firstRun: number; readonly runs: number };

/** The study cut into ranges of runs, in run order. */
export function rangesOf(runs: number): readonly Range[] {
  const ranges: Range[] = [];
  for (let firstRun = 0; firstRun < runs; firstRun += runsPerRange)
    ranges.push({ firstRun, runs: Math.min(runsPerRange, runs - firstRun) });
  return ranges;
}
