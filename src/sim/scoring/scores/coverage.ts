import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { quantileSorted } from "simple-statistics";

export type ShareLimits = { readonly low: number; readonly high: number };

/**
 * Exact limits of a probability of which k of n independent trials came true: they hold it with at least the stated
 * confidence whatever it is (Clopper and Pearson 1934, Biometrika 26). Trials that move together make them too narrow.
 */
export function binomialLimits(k: number, n: number, confidence = 0.95): ShareLimits {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`trials: must be a whole number from 1, got ${n}`);
  if (!Number.isInteger(k) || k < 0 || k > n) throw new RangeError(`trials that came true: must be 0-${n}, got ${k}`);
  const tail = (1 - confidence) / 2;
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}

/** Shares of the forecast that the scored intervals hold. */
export const coverageLevels = [0.5, 0.8, 0.9] as const;

export type Interval = { readonly low: number; readonly high: number };

/** How many of the points their intervals held, as count and as share 0-1, with exact 95 % limits of the share. */
export type Coverage = {
  readonly points: number;
  readonly held: number;
  readonly share: number;
  readonly limits: ShareLimits;
};

/**
 * Interval that leaves (1 - level) / 2 of a sample on either side, by quantiles of type 7. Of n values it holds level
 * (n - 1) / (n + 1) of what comes next, so it needs hundreds of runs.
 */
export function centralInterval(sorted: Float64Array, level: number): Interval {
  const tail = (1 - level) / 2;
  const list = sorted as unknown as number[];
  return { low: quantileSorted(list, tail), high: quantileSorted(list, 1 - tail) };
}

/** Ends belong to the interval: where the forecast has an atom on an end, a true forecast holds more than its level. */
export function holds({ low, high }: Interval, observed: number): boolean {
  return low <= observed && observed <= high;
}

/**
 * Coverage over points, one truth value each. The limits take the points as independent; points of one series are not,
 * nor are those of one episode, so they are narrower than what is known. RangeError for no points.
 */
export function coverageOf(held: readonly boolean[]): Coverage {
  const count = held.filter(Boolean).length;
  const limits = binomialLimits(count, held.length);
  return { points: held.length, held: count, share: count / held.length, limits };
}
