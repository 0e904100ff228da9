import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

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
