import { type Range, runsPerRange } from "./ranges.ts";

/** One of several equal shares of a study's runs, counted from 1. */
export type Shard = { readonly index: number; readonly of: number };

export const wholeStudy: Shard = { index: 1, of: 1 };

/** A study is kept in about so many parts, unless it is so small that a part is a range, or so large that one is 16. */
const partsAimedAt = 64;
const mostRangesPerPart = 16;

/**
 * A shard's runs cut into the parts that are computed, kept and found again as one, in run order: whole ranges. The parts
 * of all shards together are every run once, however many shards there are.
 */
export function partsOf(runs: number, { index, of }: Shard = wholeStudy): readonly Range[] {
  const ranges = rangeCount(runs);
  const perPart = Math.min(mostRangesPerPart, Math.ceil(ranges / partsAimedAt));
  const [from, to] = [index - 1, index].map((shards) => Math.floor((ranges * shards) / of));
  const parts: Range[] = [];
  for (let range = from; range < to; range += perPart) {
    const firstRun = range * runsPerRange;
    parts.push({ firstRun, runs: Math.min(runs, Math.min(to, range + perPart) * runsPerRange) - firstRun });
  }
  return parts;
}

/** Ranges in a study of so many runs: the most shards it can be cut into. */
export function rangeCount(runs: number): number {
  return Math.ceil(runs / runsPerRange);
}
