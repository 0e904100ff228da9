import type { MeanEstimate } from "../../../sim/study/mean.ts";

/** How far, with 95 % confidence, a whole curve of shares of so many runs strays from the true one at most (Massart 1990). */
function reachOfCurve(runs: number): number {
  return Math.sqrt(Math.log(2 / 0.05) / (2 * runs));
}

/** Means of several curves of shares; the mean of their errors is no smaller than the error of the mean. */
export function meanOfCurves(all: readonly (readonly MeanEstimate[])[]): readonly MeanEstimate[] {
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return all[0].map((_, at) => ({
    mean: average(all.map((shares) => shares[at].mean)),
    standardError: average(all.map((shares) => shares[at].standardError)),
  }));
}

/**
 * Whether several curves of shares say the same: whether their mean stays within the band that holds the whole true curve of
 * each in 95 % of studies of so many runs (Massart 1990, Annals of Probability 18, 1269-1283), which judges all places at once.
 */
export function areAlike(all: readonly (readonly MeanEstimate[])[], runs: number): boolean {
  const mean = meanOfCurves(all);
  const reach = reachOfCurve(runs);
  return all.every((shares) => shares.every((share, at) => Math.abs(share.mean - mean[at].mean) <= reach));
}
