/**
 * What is believed about one number: a probability distribution in the unit its input declares.
 * Every kind is sampled by its inverse distribution function, so one uniform gives one value and the value rises with it.
 */
export type Distribution =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  /** Beta on [low, high] with mean (low + 4 mode + high) / 6. */
  | { readonly kind: "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number }
  /** ln X is normal; `p95` is the 95th percentile, so the 5th is median² / p95. */
  | { readonly kind: "lognormal"; readonly median: number; readonly p95: number }
  /** Beta(alpha, beta) on [low, high], by default on [0, 1]. */
  | {
      readonly kind: "beta";
      readonly alpha: number;
      readonly beta: number;
      readonly low?: number | undefined;
      readonly high?: number | undefined;
    }
  | { readonly kind: "gamma"; readonly shape: number; readonly mean: number }
  | { readonly kind: "weibull"; readonly shape: number; readonly median: number }
  /** Values in rising order, with probabilities that sum to one. */
  | { readonly kind: "discrete"; readonly values: readonly number[]; readonly probabilities: readonly number[] }
  /** Components with weights that sum to one; sampled by inverting the mixed distribution function. */
  | {
      readonly kind: "mixture";
      readonly components: readonly { readonly weight: number; readonly distribution: Distribution }[];
    }
  /** Two half-normals joined at the median, in the value or in its logarithm: all three quantiles hold exactly. */
  | {
      readonly kind: "quantiles";
      readonly p5: number;
      readonly p50: number;
      readonly p95: number;
      readonly scale: "linear" | "log";
    };
