import betaCdf from "@stdlib/stats-base-dists-beta-cdf";

/** Ranks (from 0) of the order statistics that bound a quantile with at least the stated confidence. */
export type RankLimits = { readonly low: number; readonly high: number };

/**
 * 95 % limits of the p-quantile of n independent values, free of any assumption on their distribution: the number of
 * values below it is binomial(n, p) (David and Nagaraja 2003, section 7.1). With too few values the limits are the extremes.
 */
export function quantileRankLimits(p: number, n: number, confidence = 0.95): RankLimits {
  const tail = (1 - confidence) / 2;
  const low = smallest(n, (k) => binomialCdf(k, n, p) > tail) - 1;
  const high = smallest(n, (k) => binomialCdf(k, n, p) >= 1 - tail);
  return { low: Math.max(0, low), high: Math.min(n - 1, high) };
}

/** P(X <= k) for X binomial(n, p), by the regularised incomplete beta function. */
export function binomialCdf(k: number, n: number, p: number): number {
  return k >= n ? 1 : betaCdf(1 - p, n - k, k + 1);
}

function smallest(n: number, holds: (k: number) => boolean): number {
  let below = -1;
  let at = n;
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (holds(middle)) at = middle;
    else below = middle;
  }
  return at;
}
