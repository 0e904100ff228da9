import { log } from "../kernels/log.ts";
import { power } from "../kernels/power.ts";
import type { Distribution } from "./distribution.ts";
import { inverseSurvival } from "./inverse-survival.ts";
import { survival } from "./survival.ts";

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
