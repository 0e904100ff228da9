import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

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
