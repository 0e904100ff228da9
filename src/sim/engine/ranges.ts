/** Runs that are folded as one piece: fixed, so that sums come out the same at any number of workers. */
export const runsPerRange = 1024;

/** Runs that advance together: small enough for the cache, of no effect on any result. */
export const runsPerBlock = 256;

export type Range = { readonly firstRun: number; readonly runs: number };

/** Runs cut into ranges, in run order; the first begins with a whole number of ranges. */
export function rangesOf(runs: number, firstRun = 0): readonly Range[] {
  const ranges: Range[] = [];
  for (let first = firstRun; first < firstRun + runs; first += runsPerRange)
    ranges.push({ firstRun: first, runs: Math.min(runsPerRange, firstRun + runs - first) });
  return ranges;
}
