import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { power } from "./pow.ts";

/*
 * Hot loop: the kernels over the first `count` numbers of a column, in place. Same bits as one call a number, but no number
 * passes through the heap on its way to a function that is too large to be copied into its caller.
 */

export function fillExp(x: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) x[i] = exp(x[i]);
}

export function fillLog(x: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) x[i] = log(x[i]);
}

/** Each base to its own exponent. */
export function fillPower(base: Float64Array, exponent: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) base[i] = power(base[i], exponent[i]);
}
