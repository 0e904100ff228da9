import type { Asked } from "../analysis/precision/goal.ts";
import { quantileRankLimits } from "../order-statistics.ts";
import { estimateQuantiles } from "../study/quantiles.ts";
import { type Measured, ratioOf, replicateNoise, type Sampled } from "./measured.ts";

/**
 * Quantile, by order statistics. The width of its interval spans m ranks, and so varies by 1 / sqrt(m) of itself
 * (spacings of order statistics, David and Nagaraja 2003, section 2.7): the noise falls as the fourth root of the runs.
 */
export function measureQuantile({ values, layout }: Sampled, p: number, asked: Asked): Measured {
  const runs = values.length;
  const [{ value, low, high }] = estimateQuantiles(values, [p], layout);
  const halfWidth = (high - low) / 2;
  const ranks = quantileRankLimits(p, runs);
  const spacing = 1 / Math.sqrt(ranks.high - ranks.low);
  const repeated = layout === null ? 0 : replicateNoise(layout).noise;
  const noise = halfWidth === 0 ? 0 : Math.sqrt(spacing * spacing + repeated * repeated);
  const ratio = ratioOf(halfWidth, value, asked);
  const noiseFalls = layout !== null && repeated > spacing ? replicateNoise(layout).noiseFalls : 0.25;
  return { runs, value, halfWidth, ratio, noise, noiseFalls, fewestRuns: fewestForQuantile(p) };
}

/** Runs of which twenty lie beyond the quantile: order statistics then bound it. */
export function fewestForQuantile(p: number): number {
  return Math.ceil(20 / Math.min(p, 1 - p) - 1e-6);
}
