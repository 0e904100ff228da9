import { logOrZero } from "./axes.ts";

/** End of an axis from zero: the largest value, rounded up to a step of about a quarter of it. */
export function niceTop(values: readonly number[]): number {
  const largest = Math.max(0, ...values);
  if (!(largest > 0)) return 1;
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((digit) => digit * power >= rough) ?? 10) * power;
  return Number((Math.ceil(largest / step) * step).toPrecision(6));
}

/** End of an axis of shares: the largest, rounded up to 1, 2, 5 % or a tenth. */
export function topOfShares(shares: readonly number[]): number {
  const largest = Math.max(...shares);
  return [0.01, 0.02, 0.05].find((top) => largest <= top) ?? Math.min(1, Math.ceil(largest * 10) / 10);
}

/** An axis of values: its scale, its ticks, and where it ends. */
export type ValueAxis = {
  readonly scale: object;
  readonly ticks: object;
  readonly bottom: number;
  readonly top: number;
  readonly isLog: boolean;
};

/** From zero to a round number above the largest value. */
export function axisFromZero(values: readonly number[]): ValueAxis {
  const top = niceTop(values);
  return { scale: { domain: [0, top], nice: false }, ticks: { tickCount: 4 }, bottom: 0, top, isLog: false };
}

/** Logarithmic over all values with a little room, `height` pixels high; from zero where a value is not positive. */
export function logAxis(values: readonly number[], height: number): ValueAxis {
  const { scale, ticks } = logOrZero(values, height);
  const { type, domain } = scale as { readonly type?: string; readonly domain: readonly [number, number] };
  return type === "log" ? { scale, ticks, bottom: domain[0], top: domain[1], isLog: true } : axisFromZero(values);
}
