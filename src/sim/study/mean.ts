import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
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

/**
 * The mean of b less that of a, over the same runs laid out in two ways, such as before and after facts weigh them: the error of
 * the difference of two ratio estimators, whose deviations are added up within each repetition before they are squared. Particles of
 * one study are no runs of another: then the errors of both add in squares, as of independent ones.
 */
export function differenceOfMeans(
  a: Float64Array,
  ofA: Layout | null,
  b: Float64Array,
  ofB: Layout | null,
): MeanEstimate {
  const runs = b.length;
  const [meanA, meanB] = [estimateMean(a, ofA).mean, estimateMean(b, ofB).mean];
  const difference = meanB - meanA;
  if (runs < 2) return { mean: difference, standardError: 0 };
  if (ofA?.areFamilies === true || ofB?.areFamilies === true)
    return {
      mean: difference,
      standardError: Math.hypot(estimateMean(a, ofA).standardError, estimateMean(b, ofB).standardError),
    };
  const { replicates, replicate } = ofB ?? ofA ?? { replicates: runs, replicate: null };
  const [totalA, totalB] = [totalWeight(ofA, runs), totalWeight(ofB, runs)];
  const sums = new Float64Array(replicates);
  for (let i = 0; i < runs; i++) {
    const [weightA, weightB] = [ofA, ofB].map((layout) => layout?.weights?.[i] ?? 1);
    const deviation = (weightB * (b[i] - meanB)) / totalB - (weightA * (a[i] - meanA)) / totalA;
    sums[replicate === null ? i : replicate[i]] += deviation;
  }
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  return { mean: difference, standardError: Math.sqrt((squares * replicates) / Math.max(1, replicates - 1)) };
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

/**
 * Standard errors to either side of a mean of `runs` independent values within which Student's t holds 95 %; Infinity for
 * a single run. By its relation to the beta distribution: n / (n + t²) is beta(n / 2, 1 / 2) for n degrees of freedom.
 * Assumes values that are near normal or many.
 *
 * @example studentT95(2) // 12.7062...
 */
export function studentT95(runs: number): number {
  const degrees = runs - 1;
  if (degrees < 1) return Infinity;
  const beta = betaQuantile(0.05, degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - beta)) / beta);
}

/**
 * Probability that the mean of `runs` independent values lies further from its expectation than this many standard errors,
 * on either side; 1 for a single run. By the same relation.
 *
 * @example studentTTails(12.7062, 2) // 0.05
 */
export function studentTTails(standardErrors: number, runs: number): number {
  const degrees = runs - 1;
  if (degrees < 1) return 1;
  return betaCdf(degrees / (degrees + standardErrors * standardErrors), degrees / 2, 0.5);
}
