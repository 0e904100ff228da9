import { jackknifeError, type Replicated } from "../drivers/jackknife.ts";

export type Estimate = { readonly value: number; readonly standardError: number };

/**
 * What the spread of an outcome rests on. Ignorance: facts that are not known, each drawn once a run, which evidence
 * could narrow: the uncertain inputs of the scenario, whether an unclear ban covers civil use, whom the licence office
 * favours, how firms differ. Luck: events, at the odds that the facts set: how long each state of the policy lasts and
 * which comes next, what becomes of each batch of applications, squeezes, weekly quotes. No evidence of today narrows it.
 */
export type VarianceParts = {
  readonly ignoranceShare: Estimate;
  readonly ignoranceDeviation: Estimate;
  readonly luckDeviation: Estimate;
};

/** Groups of pairs that are left out in turn for the standard errors. */
const groups = 16;

/** Sums over pairs: of either, of their product, of both squares. */
type Sums = { pairs: number; first: number; second: number; product: number; squares: number };

/**
 * Splits the variance of an outcome by pairs of runs with the same facts and independent luck: their covariance is
 * Var(E[Y | facts]), and half the mean square of their difference E[Var(Y | facts)] (Sobol' 1993; the pick-freeze
 * estimator of Janon et al. 2014, which pools both runs of a pair for mean and variance). Errors by grouped jackknife.
 * Null for an outcome that does not vary. The share is not cut off at 0. A deviation is, and its error is upward: the
 * root of a variance near 0 has none to either side.
 */
export function splitVariance(first: Float64Array, second: Float64Array): VarianceParts | null {
  const byGroup = Array.from({ length: groups }, (_, g) => sumsOf(first, second, g));
  const all = byGroup.reduce((total, each) => added(total, each, 1));
  const whole = partsOf(all);
  if (!(whole.total > 0)) return null;
  const without = byGroup.map((each) => partsOf(added(all, each, -1)));
  const estimate = (of: (parts: Parts) => number): Estimate => {
    const replicated: Replicated = { value: of(whole), leftOut: Float64Array.from(without, of) };
    return { value: replicated.value, standardError: jackknifeError(replicated) };
  };
  const share = estimate(({ ignorance, total }) => (total > 0 ? ignorance / total : 0));
  const least = leastError(share.value, first.length);
  return {
    ignoranceShare: atLeast(share, least),
    ignoranceDeviation: root(
      atLeast(
        estimate(({ ignorance }) => ignorance),
        least * whole.total,
      ),
    ),
    luckDeviation: root(
      atLeast(
        estimate(({ total, ignorance }) => total - ignorance),
        least * whole.total,
      ),
    ),
  };
}

/**
 * The error of a correlation of so many pairs of normals (Fisher 1915), and of any pairs that are independent: what a
 * jackknife falls short of where a rare case has not come twice in a pair.
 */
function leastError(correlation: number, pairs: number): number {
  return (1 - correlation * correlation) / Math.sqrt(pairs);
}

function atLeast({ value, standardError }: Estimate, least: number): Estimate {
  return { value, standardError: Math.max(standardError, least) };
}

function root({ value, standardError }: Estimate): Estimate {
  const deviation = Math.sqrt(Math.max(0, value));
  return { value: deviation, standardError: Math.sqrt(Math.max(0, value + standardError)) - deviation };
}

type Parts = { readonly ignorance: number; readonly total: number };

/** Unbiased, up to the one degree of freedom that the pooled mean takes. */
function partsOf({ pairs, first, second, product, squares }: Sums): Parts {
  const average = (first + second) / (2 * pairs);
  const covariance = product / pairs - average * average;
  const luck = (squares - 2 * product) / (2 * pairs);
  return { ignorance: covariance, total: covariance + luck };
}

function sumsOf(first: Float64Array, second: Float64Array, group: number): Sums {
  const sums: Sums = { pairs: 0, first: 0, second: 0, product: 0, squares: 0 };
  // Taken from the first value: what is large and hardly varies would lose its digits.
  const origin = first[0];
  for (let i = group; i < first.length; i += groups) {
    const [a, b] = [first[i] - origin, second[i] - origin];
    sums.pairs++;
    sums.first += a;
    sums.second += b;
    sums.product += a * b;
    sums.squares += a * a + b * b;
  }
  return sums;
}

function added(to: Sums, each: Sums, sign: 1 | -1): Sums {
  return {
    pairs: to.pairs + sign * each.pairs,
    first: to.first + sign * each.first,
    second: to.second + sign * each.second,
    product: to.product + sign * each.product,
    squares: to.squares + sign * each.squares,
  };
}
