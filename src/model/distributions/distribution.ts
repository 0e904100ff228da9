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

/** A value that is taken with a probability of its own. */
export type Atom = { readonly value: number; readonly mass: number };

const none: readonly Atom[] = [];
const known = new WeakMap<Distribution, readonly Atom[]>();

/** Values of a distribution that have a probability of their own, each once; found once for each distribution. */
export function atomsOf(distribution: Distribution): readonly Atom[] {
  const before = known.get(distribution);
  if (before !== undefined) return before;
  const masses = new Map<number, number>();
  collect(distribution, 1, masses);
  const atoms = masses.size === 0 ? none : [...masses].map(([value, mass]) => ({ value, mass }));
  known.set(distribution, atoms);
  return atoms;
}

function collect(distribution: Distribution, weight: number, masses: Map<number, number>): void {
  if (weight === 0) return;
  if (distribution.kind === "constant") masses.set(distribution.value, (masses.get(distribution.value) ?? 0) + weight);
  else if (distribution.kind === "discrete")
    distribution.values.forEach((value, i) => {
      masses.set(value, (masses.get(value) ?? 0) + weight * distribution.probabilities[i]);
    });
  else if (distribution.kind === "mixture")
    for (const component of distribution.components) collect(component.distribution, weight * component.weight, masses);
}

/** 95th percentile of the standard normal distribution. */
export const normalP95 = 1.6448536269514722;

/** Shape of the beta distribution behind a PERT: mean (low + 4 mode + high) / 6 (Malcolm et al. 1959). */
export function pertShape(low: number, mode: number, high: number): { readonly alpha: number; readonly beta: number } {
  return { alpha: 1 + (4 * (mode - low)) / (high - low), beta: 1 + (4 * (high - mode)) / (high - low) };
}
