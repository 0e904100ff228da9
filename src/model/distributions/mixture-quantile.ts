import { atomsOf } from "./atoms.ts";
import type { Distribution } from "./distribution.ts";
import { inverseSurvival } from "./inverse-survival.ts";
import { quantile } from "./quantile.ts";
import { survival } from "./survival.ts";

type Mixture = Extract<Distribution, { kind: "mixture" }>;

/**
 * Quantile of a mixture, by inverting its survival function between the lowest and the highest quantile of its
 * components. Values with a probability of their own (constants, discrete values) come out exactly.
 */
export function mixtureQuantile(mixture: Mixture, u: number): number {
  const target = 1 - u;
  let low = Infinity;
  let high = -Infinity;
  for (const { weight, distribution } of mixture.components) {
    if (weight === 0) continue;
    const value = quantile(distribution, u);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  for (const { value, mass } of atomsOf(mixture)) {
    const above = survival(mixture, value);
    if (target >= above && target < above + mass) return value;
  }
  return low === high ? low : inverseSurvival(mixture, target, low, high);
}
