import { quantileBeyond } from "../../src/model/distributions/beyond.ts";
import type { Distribution } from "../../src/model/distributions/distribution.ts";
import { quantile } from "../../src/model/distributions/quantile.ts";
import { survival } from "../../src/model/distributions/survival.ts";
import { sha256OfNumbers } from "./sha256-of-numbers.ts";

/** SHA-256 of what a distribution gives at evenly spaced probabilities: quantiles, survival, quantiles beyond the median. */
export async function distributionBits(distribution: Distribution, points: number): Promise<string> {
  const numbers: number[] = [];
  const median = quantile(distribution, 0.5);
  for (let k = 0; k < points; k++) {
    const u = (k + 0.5) / points;
    const x = quantile(distribution, u);
    numbers.push(x, survival(distribution, x));
    if (k % 8 === 0) numbers.push(quantileBeyond(distribution, median, u));
  }
  return await sha256OfNumbers([Float64Array.from(numbers)]);
}
