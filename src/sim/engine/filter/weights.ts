import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { effectiveDraws } from "../../scenario/posterior/effective.ts";

/** Weights of particles, summed in run order. */
export type Weighed = {
  /** By particle; they sum to 1. */
  readonly weights: Float64Array;
  /** Effective sample size, 1 / sum of squared weights, between 1 and the number of particles (Kong, Liu and Wong 1994). */
  readonly effective: number;
  /** Logarithm of the mean of exp(logWeights). */
  readonly logMean: number;
};

/** Normalises weights given by their logarithms; null where every particle has the weight zero. NaN counts as zero. */
export function weighed(logWeights: Float64Array): Weighed | null {
  let highest = -Infinity;
  for (const each of logWeights) if (each > highest) highest = each;
  if (highest === -Infinity) return null;
  const weights = logWeights.map((each) => (each >= -Infinity ? exp(each - highest) : 0));
  let sum = 0;
  for (const weight of weights) sum += weight;
  for (let i = 0; i < weights.length; i++) weights[i] /= sum;
  return { weights, effective: effectiveDraws(weights), logMean: highest + log(sum / weights.length) };
}
