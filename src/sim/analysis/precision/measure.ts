import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { effectiveRuns, type Layout } from "../../study/layout.ts";
import { estimateMean, studentT95 } from "../../study/mean.ts";
import { estimateQuantiles, quantileRankLimits } from "../../study/quantiles.ts";
import type { Asked, Goal, Relation } from "./goal.ts";

/** An outcome of the runs of a study, one value a run, and how these were laid out; null where each is independent. */
export type Sampled = { readonly values: Float64Array; readonly layout: Layout | null };

/** How well a study of so many runs knows what was asked for. */
export type Measured = {
  readonly runs: number;
  /** The figure itself, in the outcome's unit. */
  readonly value: number;
  /** Half the width of its 95 % interval, in that unit. */
  readonly halfWidth: number;
  /** The error over that asked for: at most 1 where it is met; Infinity where it is relative to 0. */
  readonly ratio: number;
  /** Relative standard deviation of the ratio over studies of as many runs: the error of the error. */
  readonly noise: number;
  /** The noise falls with the runs to the power of minus this. */
  readonly noiseFalls: 0 | 0.25 | 0.5;
  /** Runs from which the interval can be trusted to hold 95 %. */
  readonly fewestRuns: number;
};

/** Standard errors to either side within which a normal distribution holds 95 %. */
const z95 = normalQuantile(0.975);

/** A standard error from R repetitions is known to 1 / sqrt(2 (R - 1)) of itself; better with more runs if these bring more of them. */
function replicateNoise({ replicates, areFixed }: Layout): Pick<Measured, "noise" | "noiseFalls"> {
  const noise = 1 / Math.sqrt(2 * Math.max(1, replicates - 1));
  return { noise, noiseFalls: areFixed ? 0 : 0.5 };
}

/** An error over that asked for. */
function ratioOf(halfWidth: number, value: number, { relative, size }: Asked): number {
  if (!relative) return halfWidth / size;
  return value === 0 ? Infinity : halfWidth / Math.abs(value) / size;
}

/**
 * Mean, by the normal approximation, or Student's over repetitions. The noise of independent runs is that of
 * log(s / |mean|), or of log s, by its influence function ((x - mean)^2 / s^2 - 1) / 2 - (x - mean) / mean (Hampel 1974):
 * from tails heavier than the runs have seen it is too low. The approximation wants 25 times the square of the skewness in
 * runs (Cochran 1977, section 2.15).
 */
export function measureMean({ values, layout }: Sampled, asked: Asked): Measured {
  const runs = values.length;
  const { mean, standardError } = estimateMean(values, layout);
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    squares += (value - mean) * (value - mean);
    cubes += (value - mean) * (value - mean) * (value - mean);
  }
  const variance = squares / runs;
  let influences = 0;
  for (const value of values) {
    const off = value - mean;
    const influence = variance > 0 ? ((off * off) / variance - 1) / 2 - (asked.relative ? off / mean : 0) : 0;
    influences += influence * influence;
  }
  const skewness = variance > 0 ? cubes / runs / (variance * Math.sqrt(variance)) : 0;
  const halfWidth = (layout === null ? z95 : studentT95(layout.replicates)) * standardError;
  const own =
    layout === null ? { noise: Math.sqrt(influences) / runs, noiseFalls: 0.5 as const } : replicateNoise(layout);
  const ratio = ratioOf(halfWidth, mean, asked);
  return { runs, value: mean, halfWidth, ratio, ...own, fewestRuns: 25 * skewness * skewness };
}

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

/**
 * Share of the runs. Of independent runs by Wilson's interval (1927), which has a width also where no run, or every run, is
 * counted; it stands in for that of repetitions where all runs agree, with as many runs as weighted ones are worth.
 */
function measureShare({ values, layout }: Sampled, relation: Relation, threshold: number, asked: Asked): Measured {
  const runs = values.length;
  const holding = values.map((value) => (holds(value, relation, threshold) ? 1 : 0));
  const { mean: value, standardError } = estimateMean(holding, layout);
  const z = z95 / Math.sqrt(effectiveRuns(layout, runs));
  const wilson = (z * Math.sqrt(value * (1 - value) + (z * z) / 4)) / (1 + z * z);
  const halfWidth = layout === null || standardError === 0 ? wilson : studentT95(layout.replicates) * standardError;
  const ratio = ratioOf(halfWidth, value, asked);
  if (layout !== null) return { runs, value, halfWidth, ratio, ...replicateNoise(layout), fewestRuns: 0 };
  const share = (value * runs + 1) / (runs + 2);
  const spread = Math.sqrt(share * (1 - share) * runs);
  const noise = (asked.relative ? 1 : Math.abs(1 - 2 * share)) / (2 * spread);
  return { runs, value, halfWidth, ratio, noise, noiseFalls: 0.5, fewestRuns: 0 };
}

export function holds(value: number, relation: Relation, threshold: number): boolean {
  switch (relation) {
    case "<=":
      return value <= threshold;
    case "<":
      return value < threshold;
    case ">=":
      return value >= threshold;
    case ">":
      return value > threshold;
  }
}

/** The error of a goal, by the intervals that the study's summary gives too; needs two runs or more. */
export function measure({ statistic, asked }: Goal, sampled: Sampled): Measured {
  switch (statistic.kind) {
    case "mean":
      return measureMean(sampled, asked);
    case "quantile":
      return measureQuantile(sampled, statistic.p, asked);
    case "probability":
      return measureShare(sampled, statistic.relation, statistic.threshold, asked);
  }
}
