import { mean, quantileSorted, sampleVariance } from "simple-statistics";
import { normalQuantile } from "../../model/kernels/normal-quantile.ts";
import { quantileRankLimits } from "../order-statistics.ts";
import type { Asked, Goal, Relation } from "./goal.ts";

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
  readonly noiseFalls: 0.25 | 0.5;
  /** Runs from which the interval can be trusted to hold 95 %. */
  readonly fewestRuns: number;
};

/** Standard errors to either side within which a normal distribution holds 95 %. */
const z95 = normalQuantile(0.975);

/** The error of a goal in a study of independent runs, from one value a run; needs two or more. */
export function measure({ statistic, asked }: Goal, values: Float64Array): Measured {
  switch (statistic.kind) {
    case "mean":
      return ofMean(values, asked);
    case "quantile":
      return ofQuantile(values, statistic.p, asked);
    case "probability":
      return ofShare(values, statistic.relation, statistic.threshold, asked);
  }
}

/**
 * Mean, by the normal approximation. The noise is that of log(s / |mean|), or of log s, by its influence function
 * ((x - mean)^2 / s^2 - 1) / 2 - (x - mean) / mean (Hampel 1974): from tails heavier than the runs have seen it is too low.
 * The approximation wants 25 times the square of the skewness in runs (Cochran 1977, section 2.15).
 */
function ofMean(values: Float64Array, asked: Asked): Measured {
  const runs = values.length;
  const average = mean(values as unknown as number[]);
  const variance = sampleVariance(values as unknown as number[]);
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < runs && variance > 0; i++) {
    const off = values[i] - average;
    const influence = ((off * off) / variance - 1) / 2 - (asked.relative ? off / average : 0);
    squares += influence * influence;
    cubes += off * off * off;
  }
  const halfWidth = z95 * Math.sqrt(variance / runs);
  const ratio = ratioOf(halfWidth, average, asked);
  const skewness = variance > 0 ? cubes / (runs * variance * Math.sqrt(variance)) : 0;
  const fewestRuns = 25 * skewness * skewness;
  return { runs, value: average, halfWidth, ratio, noise: Math.sqrt(squares) / runs, noiseFalls: 0.5, fewestRuns };
}

/** Share of the runs, by Wilson's interval (1927), which has a width also where no run, or every run, is counted. */
function ofShare(values: Float64Array, relation: Relation, threshold: number, asked: Asked): Measured {
  const runs = values.length;
  let counted = 0;
  for (const value of values) if (holds(value, relation, threshold)) counted++;
  const value = counted / runs;
  const z = z95 / Math.sqrt(runs);
  const halfWidth = (z * Math.sqrt(value * (1 - value) + (z * z) / 4)) / (1 + z * z);
  const share = (counted + 1) / (runs + 2);
  const spread = Math.sqrt(share * (1 - share) * runs);
  const noise = (asked.relative ? 1 : Math.abs(1 - 2 * share)) / (2 * spread);
  return { runs, value, halfWidth, ratio: ratioOf(halfWidth, value, asked), noise, noiseFalls: 0.5, fewestRuns: 0 };
}

/**
 * Quantile, by order statistics. The width of its interval spans m ranks, and so varies by 1 / sqrt(m) of itself
 * (spacings of order statistics, David and Nagaraja 2003, section 2.7): the noise falls as the fourth root of the runs.
 */
function ofQuantile(values: Float64Array, p: number, asked: Asked): Measured {
  const runs = values.length;
  const sorted = values.slice().sort();
  const { low, high } = quantileRankLimits(p, runs);
  const value = quantileSorted(sorted as unknown as number[], p);
  const halfWidth = (sorted[high] - sorted[low]) / 2;
  const ratio = ratioOf(halfWidth, value, asked);
  const noise = halfWidth === 0 ? 0 : 1 / Math.sqrt(high - low);
  return { runs, value, halfWidth, ratio, noise, noiseFalls: 0.25, fewestRuns: fewestForQuantile(p) };
}

/** Runs of which twenty lie beyond the quantile: order statistics then bound it. */
export function fewestForQuantile(p: number): number {
  return Math.ceil(20 / Math.min(p, 1 - p) - 1e-6);
}

function ratioOf(halfWidth: number, value: number, { relative, size }: Asked): number {
  if (!relative) return halfWidth / size;
  return value === 0 ? Infinity : halfWidth / Math.abs(value) / size;
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
