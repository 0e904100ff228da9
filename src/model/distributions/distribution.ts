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

export type Mixture = Extract<Distribution, { kind: "mixture" }>;

/** A value that is taken with a probability of its own. */
export type Atom = { readonly value: number; readonly mass: number };

/** Values with a probability of their own, in rising order, and whether there are no others. */
export type Atoms = { readonly atoms: readonly Atom[]; readonly isAll: boolean };

const known = new WeakMap<Distribution, Atoms>();

/** The atoms of a distribution; found once for each. */
export function atomsOf(distribution: Distribution): Atoms {
  const before = known.get(distribution);
  if (before !== undefined) return before;
  const masses = new Map<number, number>();
  const isAll = collect(distribution, 1, masses);
  const atoms = [...masses].map(([value, mass]) => ({ value, mass })).sort((a, b) => a.value - b.value);
  known.set(distribution, { atoms, isAll });
  return { atoms, isAll };
}

/** Adds the atoms of what is drawn with a probability of `weight`; answers whether all of it is atoms. */
function collect(distribution: Distribution, weight: number, masses: Map<number, number>): boolean {
  const add = (value: number, mass: number) => {
    if (mass > 0) masses.set(value, (masses.get(value) ?? 0) + mass);
  };
  switch (distribution.kind) {
    case "constant":
      add(distribution.value, weight);
      return true;
    case "discrete":
      distribution.values.forEach((value, i) => {
        add(value, weight * distribution.probabilities[i]);
      });
      return true;
    case "mixture":
      return distribution.components
        .filter((component) => component.weight > 0)
        .map((component) => collect(component.distribution, weight * component.weight, masses))
        .every((isAll) => isAll);
    default:
      return false;
  }
}

/** 95th percentile of the standard normal distribution. */
export const normalP95 = 1.6448536269514722;

/** Shape of the beta distribution behind a PERT: mean (low + 4 mode + high) / 6 (Malcolm et al. 1959). */
export function pertShape(low: number, mode: number, high: number): { readonly alpha: number; readonly beta: number } {
  return { alpha: 1 + (4 * (mode - low)) / (high - low), beta: 1 + (4 * (high - mode)) / (high - low) };
}
