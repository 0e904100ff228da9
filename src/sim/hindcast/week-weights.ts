import { daysBetween } from "../evidence/day.ts";
import type { Interval } from "../evidence/interval.ts";

/** The weeks of a run that a window touches, from `first` on, and how much of each it takes [weeks, 0-1]. */
export type WeekWeights = { readonly first: number; readonly weights: readonly number[] };

/** How much a window shares with each week of a run that starts on a day. What lies outside the run is left out. */
export function weekWeights(start: string, weeks: number, window: Interval): WeekWeights {
  const from = Math.max(0, daysBetween(start, window.from) / 7);
  const to = Math.min(weeks, daysBetween(start, window.to) / 7);
  if (!(from < to)) throw new RangeError(`window: must share a day with the run, got ${window.from} to ${window.to}`);
  const first = Math.floor(from);
  const weights = Array.from(
    { length: Math.ceil(to) - first },
    (_, k) => Math.min(to, first + k + 1) - Math.max(from, first + k),
  );
  return { first, weights };
}
