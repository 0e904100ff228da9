import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { normalSurvival } from "../kernels/normal-survival.ts";
import { power } from "../kernels/power.ts";
import { type Distribution, normalP95, pertShape } from "./distribution.ts";

/** P(X > x), 0-1. */
export function survival(distribution: Distribution, x: number): number {
  switch (distribution.kind) {
    case "constant":
      return x < distribution.value ? 1 : 0;
    case "uniform":
      return clamped((distribution.high - x) / (distribution.high - distribution.low));
    case "triangular":
      return triangular(distribution.low, distribution.mode, distribution.high, x);
    case "pert": {
      const { alpha, beta } = pertShape(distribution.low, distribution.mode, distribution.high);
      return 1 - betaCdf(clamped((x - distribution.low) / (distribution.high - distribution.low)), alpha, beta);
    }
    case "normal":
      return normalSurvival((x - distribution.mean) / distribution.sd);
    case "lognormal": {
      if (x <= 0) return 1;
      return normalSurvival((normalP95 * log(x / distribution.median)) / log(distribution.p95 / distribution.median));
    }
    case "beta": {
      const { alpha, beta, low = 0, high = 1 } = distribution;
      return 1 - betaCdf(clamped((x - low) / (high - low)), alpha, beta);
    }
    case "gamma":
      return x <= 0 ? 1 : 1 - gammaCdf(x, distribution.shape, distribution.shape / distribution.mean);
    case "weibull":
      return x <= 0 ? 1 : exp(-Math.LN2 * power(x / distribution.median, distribution.shape));
    case "discrete":
      return sumWhere(distribution.values, distribution.probabilities, x);
    case "mixture": {
      let total = 0;
      for (const { weight, distribution: component } of distribution.components)
        total += weight * survival(component, x);
      return total;
    }
    case "quantiles": {
      const { p5, p50, p95, scale } = distribution;
      if (scale === "linear") return normalSurvival((normalP95 * (x - p50)) / (x < p50 ? p50 - p5 : p95 - p50));
      if (x <= 0) return 1;
      return normalSurvival((normalP95 * log(x / p50)) / log(x < p50 ? p50 / p5 : p95 / p50));
    }
  }
}

function triangular(low: number, mode: number, high: number, x: number): number {
  if (x <= low) return 1;
  if (x >= high) return 0;
  if (x < mode) return 1 - ((x - low) * (x - low)) / ((high - low) * (mode - low));
  return ((high - x) * (high - x)) / ((high - low) * (high - mode));
}

function sumWhere(values: readonly number[], probabilities: readonly number[], x: number): number {
  let total = 0;
  for (let i = values.length - 1; i >= 0 && values[i] > x; i--) total += probabilities[i];
  return total;
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}

const mostSteps = 200;
const relativeWidth = 4e-16;

/**
 * The x in [low, high] at which P(X > x) falls to `target`: false position with halved weights (Dowell and Jarratt 1971),
 * every third step a bisection, until the bracket is as narrow as the numbers are. Needs S(low) >= target >= S(high).
 */
export function inverseSurvival(distribution: Distribution, target: number, low: number, high: number): number {
  let a = low;
  let b = high;
  let above = survival(distribution, a) - target;
  let below = survival(distribution, b) - target;
  if (above <= 0) return a;
  let kept = 0;
  for (let step = 0; step < mostSteps && b - a > relativeWidth * (Math.abs(a) + Math.abs(b)); step++) {
    const falsePosition = a + ((b - a) * above) / (above - below);
    const x = step % 3 === 2 || !(falsePosition > a && falsePosition < b) ? a + (b - a) / 2 : falsePosition;
    if (x <= a || x >= b) break;
    const gap = survival(distribution, x) - target;
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

const mostDoublings = 1100;

/**
 * Quantile of X given X > age (left truncation): how long in all, given that it has lasted so long. Rises with u.
 * Throws RangeError when nothing can last longer than `age`.
 */
export function quantileBeyond(distribution: Distribution, age: number, u: number): number {
  const alive = survival(distribution, age);
  if (!(alive > 0)) throw new RangeError(`age: must leave some probability beyond it, got ${age}`);
  if (distribution.kind === "constant") return distribution.value;
  if (distribution.kind === "weibull") {
    const { shape, median } = distribution;
    return median * power(power(Math.max(0, age) / median, shape) - log(1 - u) / Math.LN2, 1 / shape);
  }
  const target = (1 - u) * alive;
  let low = age;
  let reach = Math.max(Math.abs(age), 1);
  for (let k = 0; k < mostDoublings && survival(distribution, low + reach) > target; k++) {
    low += reach;
    reach *= 2;
  }
  return inverseSurvival(distribution, target, low, low + reach);
}
