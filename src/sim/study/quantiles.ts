import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { quantileSorted } from "simple-statistics";
import { type Layout, totalWeight } from "./layout.ts";
import { replicateError, studentT95 } from "./mean.ts";
import type { QuantileEstimate } from "./study.ts";

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

/**
 * Quantiles over runs with 95 % limits: of independent runs by order statistics. Of runs laid out together by the error of
 * the share that lies below, which is carried over to the quantile (Woodruff 1952, Confidence intervals for medians and
 * other position measures, JASA 47), but at least an order statistic to either side.
 */
export function estimateQuantiles(
  values: Float64Array,
  probabilities: readonly number[],
  layout: Layout | null = null,
): readonly QuantileEstimate[] {
  const sorted = layout?.weights == null ? values.slice().sort() : null;
  const list = sorted as unknown as number[];
  if (sorted === null) return weightedQuantiles(values, probabilities, layout as Layout);
  if (layout === null)
    return probabilities.map((p) => {
      const { low, high } = quantileRankLimits(p, sorted.length);
      return { p, value: quantileSorted(list, p), low: sorted[low], high: sorted[high] };
    });
  return probabilities.map((p) => {
    const value = quantileSorted(list, p);
    const reach = sorted.length * reachOf(values, value, p, layout);
    const at = p * sorted.length;
    const low = Math.max(0, Math.floor(at - reach) - 1);
    const high = Math.min(sorted.length - 1, Math.ceil(at + reach));
    return { p, value, low: sorted[low], high: sorted[high] };
  });
}

/** Of runs that count unequally: the lowest value at which the weights of all up to it reach the share. */
function weightedQuantiles(
  values: Float64Array,
  probabilities: readonly number[],
  layout: Layout,
): readonly QuantileEstimate[] {
  const weights = layout.weights as NonNullable<Layout["weights"]>;
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const total = totalWeight(layout, values.length);
  const upTo = new Float64Array(order.length);
  let sum = 0;
  order.forEach((at, k) => {
    sum += weights[at];
    upTo[k] = sum;
  });
  const rankOf = (share: number) => firstAtLeast(upTo, share * total);
  return probabilities.map((p) => {
    const rank = rankOf(p);
    const value = values[order[rank]];
    const reach = reachOf(values, value, p, layout);
    const low = Math.max(0, Math.min(rank, rankOf(p - reach)) - 1);
    const high = Math.min(order.length - 1, Math.max(rank, rankOf(p + reach)) + 1);
    return { p, value, low: values[order[low]], high: values[order[high]] };
  });
}

/** Position of the first of rising numbers that is not below a bound; the last where all are. */
function firstAtLeast(rising: Float64Array, bound: number): number {
  let [below, at] = [-1, rising.length - 1];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (rising[middle] >= bound) at = middle;
    else below = middle;
  }
  return at;
}

/**
 * Half the width of the 95 % limits of the share of runs below a value: that of what lies below it, or of what does not
 * lie above it, whichever is the wider, since a share in between falls on runs that are all alike.
 */
function reachOf(values: Float64Array, value: number, p: number, layout: Layout): number {
  const runs = values.length;
  const shareOf = (holds: (each: number) => boolean) => {
    let sum = 0;
    for (let i = 0; i < runs; i++) if (holds(values[i])) sum += layout.weights === null ? 1 : layout.weights[i];
    return sum / totalWeight(layout, runs);
  };
  const errorOf = (holds: (each: number) => boolean) => {
    const share = shareOf(holds);
    return replicateError(layout, runs, (i) => (holds(values[i]) ? 1 : 0) - share);
  };
  const widest = Math.max(
    errorOf((each) => each < value),
    errorOf((each) => each <= value),
  );
  return Math.min(1, Math.max(p, 1 - p), studentT95(layout.replicates) * widest);
}
