import { mean, sampleStandardDeviation } from "simple-statistics";
import { type Layout, totalWeight } from "./layout.ts";

export type MeanEstimate = { readonly mean: number; readonly standardError: number };

/** The mean over runs with its standard error; of a single run that is unknown and given as 0. */
export function estimateMean(values: Float64Array, layout: Layout | null = null): MeanEstimate {
  if (layout === null) return { mean: mean(values as unknown as number[]), standardError: plainError(values) };
  const average = weightedMean(values, layout);
  return { mean: average, standardError: replicateError(layout, values.length, (i) => values[i] - average) };
}

/**
 * Standard error of a mean of deviations from an estimate, from how they sum within repetitions: the ratio estimator's
 * (Cochran 1977, section 6.3) with a repetition as the unit, which holds for unequal weights and for a repetition that is
 * not complete. R repetitions give R - 1 degrees of freedom. Where these agree to the last digit though their runs do not,
 * as few may by chance, or where there is only one, it is unknown: that of independent runs stands in for it.
 */
export function replicateError(layout: Layout, runs: number, deviation: (position: number) => number): number {
  const { replicates, replicate, weights } = layout;
  if (runs < 2) return 0;
  const sums = new Float64Array(replicates);
  let ofRuns = 0;
  for (let i = 0; i < runs; i++) {
    const weighted = deviation(i) * (weights === null ? 1 : weights[i]);
    sums[replicate[i]] += weighted;
    ofRuns += weighted * weighted;
  }
  const ifIndependent = Math.sqrt((ofRuns * runs) / (runs - 1)) / totalWeight(layout, runs);
  if (replicates < 2) return ifIndependent;
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  const error = Math.sqrt((squares * replicates) / (replicates - 1)) / totalWeight(layout, runs);
  return error > dust * ifIndependent ? error : ifIndependent;
}

/** Below this share of the error of independent runs, what repetitions differ by is rounding. */
const dust = 1e-9;

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
