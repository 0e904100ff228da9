import { logBetaSurvival } from "../kernels/beta-survival.ts";
import { exp } from "../kernels/exp.ts";
import { logGammaSurvival } from "../kernels/gamma-survival.ts";
import { log } from "../kernels/log.ts";
import { logNormalSurvival, normalSurvival } from "../kernels/normal-survival.ts";
import { power } from "../kernels/power.ts";
import { type Atom, atomsOf, type Distribution, type Mixture, normalP95, pertShape } from "./distribution.ts";

/** P(X > x), 0-1, to some 1e-13 of itself: never by way of P(X <= x) where that is close to one. */
export function survival(distribution: Distribution, x: number): number {
  switch (distribution.kind) {
    case "constant":
      return x < distribution.value ? 1 : 0;
    case "uniform":
      return clamped((distribution.high - x) / (distribution.high - distribution.low));
    case "triangular":
      return triangular(distribution.low, distribution.mode, distribution.high, x);
    case "normal":
    case "lognormal":
    case "quantiles":
      return normalSurvival(standardised(distribution, x));
    case "weibull":
    case "pert":
    case "beta":
    case "gamma":
      return exp(logSurvival(distribution, x));
    case "discrete":
      return sumWhere(distribution, (value) => value > x);
    case "mixture":
      return mixed(distribution, (component) => survival(component, x));
  }
}

/**
 * ln P(X > x), -Infinity where nothing exceeds x: to some 1e-13 of the larger of itself and one, also where P(X > x) would
 * be too small a number to write.
 */
export function logSurvival(distribution: Distribution, x: number): number {
  switch (distribution.kind) {
    case "pert": {
      const { low, mode, high } = distribution;
      const { alpha, beta } = pertShape(low, mode, high);
      return logBetaSurvival(alpha, beta, (x - low) / (high - low), (high - x) / (high - low));
    }
    case "normal":
    case "lognormal":
    case "quantiles":
      return logNormalSurvival(standardised(distribution, x));
    case "beta": {
      const { alpha, beta, low = 0, high = 1 } = distribution;
      return logBetaSurvival(alpha, beta, (x - low) / (high - low), (high - x) / (high - low));
    }
    case "gamma":
      return logGammaSurvival(distribution.shape, (x * distribution.shape) / distribution.mean);
    case "weibull":
      return x <= 0 ? 0 : -Math.LN2 * power(x / distribution.median, distribution.shape);
    case "mixture":
      return logMixed(distribution, (component) => logSurvival(component, x));
    default:
      return log(survival(distribution, x));
  }
}

/** P(X >= x): P(X > x) and the mass of x itself, summed as P(X > y) is for the next smaller value y, to the same bits. */
export function survivalFrom(distribution: Distribution, x: number): number {
  if (distribution.kind === "constant") return x <= distribution.value ? 1 : 0;
  if (distribution.kind === "discrete") return sumWhere(distribution, (value) => value >= x);
  if (distribution.kind === "mixture") return mixed(distribution, (component) => survivalFrom(component, x));
  return survival(distribution, x);
}

/** ln P(X >= x). */
export function logSurvivalFrom(distribution: Distribution, x: number): number {
  if (distribution.kind === "constant" || distribution.kind === "discrete") return log(survivalFrom(distribution, x));
  if (distribution.kind === "mixture") return logMixed(distribution, (component) => logSurvivalFrom(component, x));
  return logSurvival(distribution, x);
}

type NormalKind = Extract<Distribution, { kind: "normal" | "lognormal" | "quantiles" }>;

/** The standard normal value that stands for x in a distribution that is a normal one on another scale. */
function standardised(distribution: NormalKind, x: number): number {
  switch (distribution.kind) {
    case "normal":
      return (x - distribution.mean) / distribution.sd;
    case "lognormal": {
      if (x <= 0) return -Infinity;
      return (normalP95 * log(x / distribution.median)) / log(distribution.p95 / distribution.median);
    }
    case "quantiles": {
      const { p5, p50, p95, scale } = distribution;
      if (scale === "linear") return (normalP95 * (x - p50)) / (x < p50 ? p50 - p5 : p95 - p50);
      if (x <= 0) return -Infinity;
      return (normalP95 * log(x / p50)) / log(x < p50 ? p50 / p5 : p95 / p50);
    }
  }
}

/** By its parts on either side of the mode: neither is one less a number close to one. */
function triangular(low: number, mode: number, high: number, x: number): number {
  if (x <= low) return 1;
  if (x >= high) return 0;
  if (x < mode)
    return (high - mode) / (high - low) + ((mode - x) / (high - low)) * ((mode + x - 2 * low) / (mode - low));
  return ((high - x) * (high - x)) / ((high - low) * (high - mode));
}

function sumWhere(
  { values, probabilities }: Extract<Distribution, { kind: "discrete" }>,
  counts: (value: number) => boolean,
): number {
  let total = 0;
  for (let i = values.length - 1; i >= 0 && counts(values[i]); i--) total += probabilities[i];
  return total;
}

function mixed({ components }: Mixture, of: (component: Distribution) => number): number {
  let total = 0;
  for (const { weight, distribution } of components) total += weight * of(distribution);
  return total;
}

/** ln sum w exp(l), with the largest term taken out. */
function logMixed({ components }: Mixture, of: (component: Distribution) => number): number {
  let largest = -Infinity;
  const logs = components.map(({ weight, distribution }) => log(weight) + of(distribution));
  for (const each of logs) largest = Math.max(largest, each);
  if (largest === -Infinity) return largest;
  let total = 0;
  for (const each of logs) total += exp(each - largest);
  return largest + log(total);
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}

const mostSteps = 200;
const relativeWidth = 4e-16;

/**
 * A measure of what is left beyond x, falling with x: P(X > x) or its logarithm; `from` is the same of P(X >= x). The
 * logarithm is for the tail, where probabilities fall by orders of magnitude from one x to the next.
 */
export type Left = {
  readonly beyond: (distribution: Distribution, x: number) => number;
  readonly from: (distribution: Distribution, x: number) => number;
};

export const left: Left = { beyond: survival, from: survivalFrom };
export const logLeft: Left = { beyond: logSurvival, from: logSurvivalFrom };

/**
 * The x in [low, high] at which what is left beyond x comes down to `target`, which must lie between what is left at the
 * ends. Values with a probability of their own come out exactly.
 */
export function inverseSurvival(
  distribution: Distribution,
  { beyond, from }: Left,
  target: number,
  low: number,
  high: number,
): number {
  let [a, b] = [low, high];
  for (const { value } of atomsOf(distribution).atoms) {
    if (target >= from(distribution, value)) b = Math.min(b, value);
    else if (target >= beyond(distribution, value)) return value;
    else a = Math.max(a, value);
  }
  return b <= a ? a : whereItFallsTo(target, (x) => beyond(distribution, x), a, b);
}

/** The atom at which the masses, summed up in rising order of the values, come to `target`. */
export function atomAt(atoms: readonly Atom[], target: number): number {
  let below = 0;
  for (const { value, mass } of atoms) {
    below += mass;
    if (target <= below) return value;
  }
  return atoms[atoms.length - 1].value;
}

/**
 * False position with halved weights (Dowell and Jarratt 1971), every third step a bisection, until the bracket is as
 * narrow as the numbers are. Needs falling(low) >= target >= falling(high).
 */
function whereItFallsTo(target: number, falling: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let above = falling(a) - target;
  let below = falling(b) - target;
  if (above <= 0) return a;
  let kept = 0;
  for (let step = 0; step < mostSteps && b - a > relativeWidth * (Math.abs(a) + Math.abs(b)); step++) {
    const falsePosition = a + ((b - a) * above) / (above - below);
    const x = step % 3 === 2 || !(falsePosition > a && falsePosition < b) ? a + (b - a) / 2 : falsePosition;
    if (x <= a || x >= b) break;
    const gap = falling(x) - target;
    if (gap > 0) {
      a = x;
      above = gap;
      if (kept === 1) below /= 2;
      kept = 1;
    } else {
      b = x;
      below = gap;
      if (kept === -1) above /= 2;
      kept = -1;
      if (gap === 0) return x;
    }
  }
  return b;
}
