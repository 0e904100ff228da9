import { kernels, most } from "../wasm/kernels.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { power } from "./power.ts";

/*
 * Hot loop: the kernels over the first `count` numbers of a column, in place. Same bits as one call a number: in
 * WebAssembly, two numbers at a time, where the runtime has it and every number is a usual one.
 */

export function fillExp(x: Float64Array, count: number): void {
  for (let from = 0; from < count; from += most) {
    const size = Math.min(most, count - from);
    if (!expFast(x, from, size)) for (let i = from; i < from + size; i++) x[i] = exp(x[i]);
  }
}

export function fillLog(x: Float64Array, count: number): void {
  for (let from = 0; from < count; from += most) {
    const size = Math.min(most, count - from);
    if (!logFast(x, from, size)) for (let i = from; i < from + size; i++) x[i] = log(x[i]);
  }
}

/** Each base to its own exponent. */
export function fillPower(base: Float64Array, exponent: Float64Array, count: number): void {
  for (let from = 0; from < count; from += most) {
    const size = Math.min(most, count - from);
    if (!powerFast(base, exponent, from, size))
      for (let i = from; i < from + size; i++) base[i] = power(base[i], exponent[i]);
  }
}

/** Whether it could be done; where not, the column is as it was. */
function expFast(x: Float64Array, from: number, size: number): boolean {
  if (kernels === null) return false;
  const { first, second } = kernels;
  for (let i = 0; i < size; i++) first[i] = x[from + i];
  pad(first, size, 0);
  if (kernels.exp(bytesOf(size)) !== 0) return false;
  for (let i = 0; i < size; i++) x[from + i] = second[i];
  return true;
}

function logFast(x: Float64Array, from: number, size: number): boolean {
  if (kernels === null) return false;
  const { first, second } = kernels;
  for (let i = 0; i < size; i++) first[i] = x[from + i];
  pad(first, size, 1);
  if (kernels.log(bytesOf(size)) !== 0) return false;
  for (let i = 0; i < size; i++) x[from + i] = second[i];
  return true;
}

function powerFast(base: Float64Array, exponent: Float64Array, from: number, size: number): boolean {
  if (kernels === null) return false;
  const { first, second } = kernels;
  for (let i = 0; i < size; i++) first[i] = base[from + i];
  pad(first, size, 1);
  if (kernels.log(bytesOf(size)) !== 0) return false;
  for (let i = 0; i < size; i++) first[i] = exponent[from + i] * second[i];
  pad(first, size, 0);
  if (kernels.exp(bytesOf(size)) !== 0) return false;
  for (let i = 0; i < size; i++) base[from + i] = second[i];
  return true;
}

/** Numbers are done in pairs: the last of an odd column goes with one that is a usual one. */
function pad(column: Float64Array, size: number, usual: number): void {
  if ((size & 1) === 1) column[size] = usual;
}

function bytesOf(size: number): number {
  return (size + (size & 1)) * Float64Array.BYTES_PER_ELEMENT;
}
