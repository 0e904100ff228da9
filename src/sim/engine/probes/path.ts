import { daysBetween, type Interval } from "../../../model/calendar.ts";

/** A weekly series of some runs, by week: value of run i in week w at `values[w * runs + i]`. */
export type Path = { readonly weeks: number; readonly runs: number; readonly values: Float64Array };

/** Sum of a run's weeks, each times its weight. */
export function weightedSum({ runs, values }: Path, run: number, { first, weights }: WeekWeights): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k] * values[(first + k) * runs + run];
  return sum;
}

/** Mean of a run's weeks by weight. */
export function weightedMean(path: Path, run: number, window: WeekWeights): number {
  let total = 0;
  for (const weight of window.weights) total += weight;
  return weightedSum(path, run, window) / total;
}

/** Mean of some weeks in a row, from `first` on. */
export function meanOver({ runs, values }: Path, run: number, first: number, count: number): number {
  let sum = 0;
  for (let week = first; week < first + count; week++) sum += values[week * runs + run];
  return sum / count;
}

export type Peak = { readonly first: number; readonly mean: number };

/** The highest mean of `count` weeks in a row that lie within weeks from..to (without `to`); the earliest of equals. */
export function peakOf(path: Path, run: number, from: number, to: number, count: number): Peak {
  if (from + count > to) throw new RangeError(`weeks of a peak: must be at least ${count}, got ${to - from}`);
  let best: Peak = { first: from, mean: meanOver(path, run, from, count) };
  for (let first = from + 1; first + count <= to; first++) {
    const mean = meanOver(path, run, first, count);
    if (mean > best.mean) best = { first, mean };
  }
  return best;
}

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
