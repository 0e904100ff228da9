import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { normalSurvival } from "../kernels/normal-survival.ts";
import { power } from "../kernels/power.ts";
import type { Distribution } from "./distribution.ts";
import { normalP95 } from "./normal-p95.ts";
import { pertShape } from "./pert-shape.ts";

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
