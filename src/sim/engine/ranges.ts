/** Runs that are folded as one piece: fixed, so that sums come out the same at any number of workers. */
const runsPerRange = 1024;

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

/** One of several equal shares of a study's runs, counted from 1. */
export type Shard = { readonly index: number; readonly of: number };

const wholeStudy: Shard = { index: 1, of: 1 };

/** A part is a range at first, and twice as many ranges whenever there are twice as many runs, to 16 of them. */
const rangesWithSmallParts = 32;
const mostRangesPerPart = 16;

/**
 * A shard's runs cut into the parts that are computed, kept and found again as one, in run order: whole ranges. Those of
 * all shards together are every run once. A study of more runs has the same parts and some more.
 */
export function partsOf(runs: number, { index, of }: Shard = wholeStudy): readonly Range[] {
  const ranges = rangeCount(runs);
  const [from, to] = [index - 1, index].map((shards) => Math.floor((ranges * shards) / of));
  const parts: Range[] = [];
  for (let range = from; range < to; ) {
    const end = Math.min(to, range + rangesPerPart(range));
    const firstRun = range * runsPerRange;
    parts.push({ firstRun, runs: Math.min(runs, end * runsPerRange) - firstRun });
    range = end;
  }
  return parts;
}

/** Ranges in a study of so many runs: the most shards it can be cut into. */
export function rangeCount(runs: number): number {
  return Math.ceil(runs / runsPerRange);
}

/** By where the part begins, so that it does not depend on how many runs there are. */
function rangesPerPart(range: number): number {
  let size = 1;
  while (size < mostRangesPerPart && 2 * size * rangesWithSmallParts <= range) size *= 2;
  return size;
}
