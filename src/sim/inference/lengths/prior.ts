import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";

/*
 * Priors, all of grade D. Baseline, the median of exports withheld over trade: a year, within days and decades (log-sd 1.5).
 * Effects: normal about 0 with a standard deviation tau in common, itself half-normal with scale 1, so that kinds are pooled
 * as far as the cases ask for it. Spread (log-sd, or one over the Weibull's shape): uniform in logarithm from 0.3 to 2.8.
 * The two laws: alike.
 */
const baseline = { mean: log(12), sd: 1.5 };
const tauScale = 1;

/** Width of the lattice of the baseline and of the effects [ln months]: sums of them lie on it too. */
export const latticeStep = 0.1;
export const baselines = lattice(-10, 50);
export const effects = lattice(-30, 40);
export const spreads: readonly number[] = Array.from({ length: 16 }, (_, k) => 0.3 * exp(0.15 * k));
const taus = lattice(1, 25);

/** Multiples of the step, from one whole number to another. */
function lattice(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, k) => (from + k) * latticeStep);
}

/** Probabilities of the baselines. */
export function baselinePrior(): readonly number[] {
  return normalized(baselines.map((value) => normal(value - baseline.mean, baseline.sd)));
}

/** Probabilities of pairs of effects, [first][second]; of a single effect where the other is held at 0. */
export function effectsPrior(first: readonly number[], second: readonly number[]): readonly (readonly number[])[] {
  const byTau = taus.map((tau) => ({ tau, weight: normal(tau, tauScale) }));
  const density = (effect: number, tau: number, isFree: boolean) => (isFree ? normal(effect, tau) : 1);
  const rows = first.map((b) =>
    second.map((c) =>
      byTau.reduce(
        (sum, { tau, weight }) => sum + weight * density(b, tau, first.length > 1) * density(c, tau, second.length > 1),
        0,
      ),
    ),
  );
  const total = rows.flat().reduce((sum, each) => sum + each, 0);
  return rows.map((row) => row.map((each) => each / total));
}

function normal(distance: number, sd: number): number {
  return exp(-0.5 * (distance / sd) * (distance / sd)) / sd;
}

function normalized(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / total);
}
