import { fixed } from "./digits.ts";

/** A figure to so many significant digits, whole numbers in full, never with a power of ten: `0.0538`, `0.00004`, `1,050`. */
export function plainly(value: number, digits: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`plainly: needs a finite value, got ${value}`);
  const text = fixed(value, Math.max(0, decimalsFor(value, digits)));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Digits after the point that show so many significant digits; negative for tens, hundreds and so on. */
export function decimalsFor(value: number, digits: number): number {
  return digits - 1 - Number(value.toExponential(digits - 1).split("e")[1]);
}
