/** Decimals past which no reader looks. */
export const mostDecimals = 3;

/** Digits after the point at which the error has its first digit; negative for tens, hundreds and so on. */
export function decimalsOf(error: number): number {
  return -Number(error.toExponential(0).split("e")[1]);
}

/** No error, or none that can be told from rounding: of the figure, or of nothing. */
export function isExact(value: number, error: number): boolean {
  return error <= Math.abs(value) * 1e-13 || (isDust(value) && isDust(error));
}

/** Below what any figure of ours measures: zero, but for rounding. */
export function isDust(value: number): boolean {
  return Math.abs(value) < 1e-6;
}

/** Zero in the place of dust. */
export function dusted(value: number): number {
  return isDust(value) ? 0 : value;
}

/** The power of ten that a figure is written with; 0 where it is written out. */
export function powerOfTen(value: number, error: number): number {
  const size = Math.max(Math.abs(value), error);
  if (size < 1e7 && error >= 1e-4) return 0;
  const power = Math.floor(Math.log10(size));
  return size >= 1e7 || power < -1 ? power : 0;
}

/** A figure to so many decimals; negative ones round to tens, hundreds and so on. Zero has no sign. */
export function fixed(value: number, decimals: number): string {
  const unit = 10 ** -decimals;
  const text = decimals > 0 ? value.toFixed(Math.min(decimals, 100)) : String(Math.round(value / unit) * unit);
  return grouped(Number(text) === 0 ? text.replace("-", "") : text);
}

/** Digits with a comma between thousands, and a true minus. */
export function grouped(text: string): string {
  const [whole, fraction] = text.replace("-", "−").split(".");
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
