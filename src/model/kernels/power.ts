import { exp } from "./exp.ts";
import { log } from "./log.ts";

/**
 * base^exponent for base >= 0 by exp(exponent ln base), the same bits in every engine. The relative error grows with
 * |exponent ln base|: some 1e-15 for results between 1e-4 and 1e4. 0^0 is 1, 0 to a positive power 0.
 */
export function power(base: number, exponent: number): number {
  if (base > 0) return exp(exponent * log(base));
  if (exponent === 0) return 1;
  return exponent > 0 ? 0 : Infinity;
}
