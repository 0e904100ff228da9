import { exp } from "../kernels/exp.ts";
import { power } from "../kernels/pow.ts";
import type { Distribution } from "./distribution.ts";
export function survival(d: Distribution, x: number): number {
  switch (d.kind) {
    case "constant":
      return x < d.value ? 1 : 0;
    case "uniform":
      return x <= d.low ? 1 : x >= d.high ? 0 : (d.high - x) / (d.high - d.low);
    case "weibull":
      return x <= 0 ? 1 : exp(-Math.LN2 * power(x / d.median, d.shape));
    case "mixture":
      return d.components.reduce((t, c) => t + c.weight * survival(c.distribution, x), 0);
    default:
      return 1;
  }
}
