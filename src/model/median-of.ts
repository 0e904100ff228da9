import { quantile } from "./distributions/quantile.ts";
import type { Input } from "./scenario/parts.ts";

/** Median of an input in the model's units. */
export function medianOf(input: Input): number {
  return quantile(input.distribution, 0.5) * input.toModelUnit;
}
