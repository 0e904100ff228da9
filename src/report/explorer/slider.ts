import type { Control } from "./given.ts";

/** Steps of a slider from its lowest value to its highest. */
export const steps = 100;

type Reach = Pick<Control, "low" | "high" | "isLog">;

/** The value at a step: as few digits as tell it from the next, so that an address stays short, and never outside the reach. */
export function valueAt({ low, high, isLog }: Reach, step: number): number {
  if (step <= 0 || step >= steps) return step <= 0 ? low : high;
  const at = step / steps;
  const value = isLog
    ? (low * (high / low) ** at).toPrecision(3)
    : (low + (high - low) * at).toFixed(decimals(low, high));
  return Math.min(high, Math.max(low, Number(value)));
}

/** Digits after the point that tell a step from the next. */
function decimals(low: number, high: number): number {
  return Math.min(100, Math.max(0, Math.ceil(-Math.log10((high - low) / steps))));
}

/** The step that is nearest to a value. */
export function stepOf({ low, high, isLog }: Reach, value: number): number {
  const at = isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.round(steps * Math.min(1, Math.max(0, at)));
}
