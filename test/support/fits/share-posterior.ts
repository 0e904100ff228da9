import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

export type SharePosterior = {
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
  readonly p5: number;
  readonly p95: number;
};

/** Beta posterior of a share under a uniform prior; assumes that the cases are independent and alike. */
export function sharePosterior(hits: number, cases: number): SharePosterior {
  const alpha = 1 + hits;
  const beta = 1 + cases - hits;
  return {
    alpha,
    beta,
    mean: alpha / (alpha + beta),
    p5: betaQuantile(0.05, alpha, beta),
    p95: betaQuantile(0.95, alpha, beta),
  };
}
