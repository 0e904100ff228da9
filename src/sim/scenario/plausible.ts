import type { Distribution } from "../../model/distributions/distribution.ts";
import { quantile } from "../../model/distributions/quantile.ts";
import { support } from "./support.ts";
import { type Dimension, unitFactors } from "./units.ts";

/** The largest number of each dimension that a world could hold, in the model's unit: past it sums overflow. */
export const mostPlausible: Readonly<Record<Dimension, number>> = {
  time: 10_000 * unitFactors.years,
  flow: 1e10 * unitFactors["t/yr"],
  price: 1e9,
  share: 1e6,
  ratio: 1e3,
  count: 1e6,
  rate: 1e3 * unitFactors["1/yr"],
  money: 1e9,
  volatility: 10 * unitFactors["1/sqrt(yr)"],
};

const largestUniform = 1 - Number.EPSILON / 2;

/** The largest value that a run can draw: the end of the support, or the quantile of the largest uniform number. */
export function largestDrawn(distribution: Distribution): number {
  if (distribution.kind === "mixture")
    return Math.max(...distribution.components.map((component) => largestDrawn(component.distribution)));
  const { high } = support(distribution);
  return high === Infinity ? quantile(distribution, largestUniform) : high;
}
