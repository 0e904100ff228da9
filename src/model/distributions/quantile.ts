import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";
import { power } from "../kernels/pow.ts";
import type { Distribution } from "./distribution.ts";
export function quantile(d: Distribution, u: number): number {
  switch (d.kind) {
    case "constant":
      return d.value;
    case "uniform":
      return d.low + (d.high - d.low) * u;
    case "triangular": {
      const c = (d.mode - d.low) / (d.high - d.low);
      return u < c
        ? d.low + Math.sqrt(u * (d.high - d.low) * (d.mode - d.low))
        : d.high - Math.sqrt((1 - u) * (d.high - d.low) * (d.high - d.mode));
    }
    case "lognormal":
      return d.median * exp((normalQuantile(u) * log(d.p95 / d.median)) / 1.6448536269514722);
    case "weibull":
      return d.median * power(-log(1 - u) / Math.LN2, 1 / d.shape);
    case "quantiles": {
      const z = normalQuantile(u) / 1.6448536269514722;
      return d.scale === "log"
        ? d.p50 * exp(z * (z > 0 ? log(d.p95 / d.p50) : log(d.p50 / d.p5)))
        : d.p50 + z * (z > 0 ? d.p95 - d.p50 : d.p50 - d.p5);
    }
    case "beta":
      return betaQuantile(u, d.alpha, d.beta);
    case "mixture": {
      let acc = 0;
      for (const c of d.components) {
        if (u < acc + c.weight) return quantile(c.distribution, Math.min(1 - 1e-12, (u - acc) / c.weight));
        acc += c.weight;
      }
      return 0;
    }
    default:
      throw new RangeError(d.kind);
  }
}
