import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";
import { power } from "../kernels/power.ts";
import { atomsOf, type Distribution, type Mixture, normalP95, pertShape } from "./distribution.ts";
import { atomAt, inverseSurvival, left } from "./survival.ts";

/**
 * Inverse distribution function at 0 < u < 1, rising with u. Beta, PERT and gamma are the library's, whose accuracy is
 * shown by a test over the shapes that scenarios may use; all else is closed form on our own kernels.
 */
export function quantile(distribution: Distribution, u: number): number {
  switch (distribution.kind) {
    case "constant":
      return distribution.value;
    case "uniform":
      return distribution.low + (distribution.high - distribution.low) * u;
    case "triangular":
      return triangular(distribution.low, distribution.mode, distribution.high, u);
    case "pert": {
      const { alpha, beta } = pertShape(distribution.low, distribution.mode, distribution.high);
      return distribution.low + (distribution.high - distribution.low) * betaQuantile(u, alpha, beta);
    }
    case "normal":
      return distribution.mean + distribution.sd * normalQuantile(u);
    case "lognormal":
      return distribution.median * exp((normalQuantile(u) / normalP95) * log(distribution.p95 / distribution.median));
    case "beta": {
      const { alpha, beta, low = 0, high = 1 } = distribution;
      return low + (high - low) * betaQuantile(u, alpha, beta);
    }
    case "gamma":
      return gammaQuantile(u, distribution.shape, distribution.shape / distribution.mean);
    case "weibull":
      return distribution.median * power(-log(1 - u) / Math.LN2, 1 / distribution.shape);
    case "discrete":
      return atomAt(atomsOf(distribution).atoms, u);
    case "mixture":
      return mixtureQuantile(distribution, u);
    case "quantiles": {
      const z = normalQuantile(u) / normalP95;
      const { p5, p50, p95, scale } = distribution;
      if (scale === "linear") return p50 + z * (z < 0 ? p50 - p5 : p95 - p50);
      return p50 * exp(z * log(z < 0 ? p50 / p5 : p95 / p50));
    }
  }
}

/** By inverting the survival function between the lowest and the highest quantile of the components. */
function mixtureQuantile(mixture: Mixture, u: number): number {
  const { atoms, isAll } = atomsOf(mixture);
  if (isAll) return atomAt(atoms, u);
  let low = Infinity;
  let high = -Infinity;
  for (const { weight, distribution } of mixture.components) {
    if (weight === 0) continue;
    const value = quantile(distribution, u);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return inverseSurvival(mixture, left, 1 - u, low, high);
}

function triangular(low: number, mode: number, high: number, u: number): number {
  const width = high - low;
  return u * width < mode - low
    ? low + Math.sqrt(u * width * (mode - low))
    : high - Math.sqrt((1 - u) * width * (high - mode));
}
