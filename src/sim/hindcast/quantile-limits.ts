import { quantileRankLimits } from "../order-statistics.ts";
import type { QuantileLimits } from "./result.ts";

/** 95 % limits of the 5th, 50th and 95th percentile of independent runs, from their sorted values. */
export function quantileLimits(sorted: Float64Array): QuantileLimits {
  return { p05: limitsOf(sorted, 0.05), p50: limitsOf(sorted, 0.5), p95: limitsOf(sorted, 0.95) };
}

function limitsOf(sorted: Float64Array, p: number) {
  const { low, high } = quantileRankLimits(p, sorted.length);
  return { low: sorted[low], high: sorted[high] };
}
