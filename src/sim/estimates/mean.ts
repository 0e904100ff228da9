import { mean, sampleStandardDeviation } from "simple-statistics";
import { type Layout, totalWeight } from "./layout.ts";

export type MeanEstimate = { readonly mean: number; readonly standardError: number };

/** The mean over runs with its standard error; of a single repetition that is unknown and given as 0. */
export function estimateMean(values: Float64Array, layout: Layout | null = null): MeanEstimate {
  if (layout === null) return { mean: mean(values as unknown as number[]), standardError: plainError(values) };
  const average = weightedMean(values, layout);
  return { mean: average, standardError: replicateError(layout, values.length, (i) => values[i] - average) };
}

/**
 * Standard error of a mean of deviations from an estimate, from how they sum within repetitions: the ratio estimator's
 * (Cochran 1977, section 6.3) with a repetition as the unit, which holds for unequal weights and for a repetition that is
 * not complete. R repetitions give R - 1 degrees of freedom.
 */
export function replicateError(layout: Layout, runs: number, deviation: (position: number) => number): number {
  const { replicates, replicate, weights } = layout;
  if (replicates < 2) return 0;
  const sums = new Float64Array(replicates);
  for (let i = 0; i < runs; i++) sums[replicate[i]] += deviation(i) * (weights === null ? 1 : weights[i]);
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  return Math.sqrt((squares * replicates) / (replicates - 1)) / totalWeight(layout, runs);
}

/** Standard error of the mean of independent runs; of a single run it is unknown and given as 0. */
function plainError(values: Float64Array): number {
  if (values.length < 2) return 0;
  return sampleStandardDeviation(values as unknown as number[]) / Math.sqrt(values.length);
}

function weightedMean(values: Float64Array, layout: Layout): number {
  const { weights } = layout;
  if (weights === null) return mean(values as unknown as number[]);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weights[i] * values[i];
  return sum / totalWeight(layout, values.length);
}
