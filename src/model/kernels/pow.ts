import { exp } from "./exp.ts";
import { log } from "./log.ts";
export function power(base: number, exponent: number): number {
  return base > 0 ? exp(exponent * log(base)) : exponent === 0 ? 1 : 0;
}
