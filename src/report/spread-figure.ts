import type { QuantileLimits } from "../sim/hindcast/result.ts";
import { formatExact, formatToError } from "./format.ts";

type Spread = {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** 95 % limits of each. */
  readonly limits: QuantileLimits;
};

/** A 90 % interval and its median, `1.4 to 8 (3.0)`, each figure cut where its own 95 % limits begin, at four digits where there are none. */
export function spreadFigure(
  { p05, p50, p95, limits }: Spread,
  written = (low: string, high: string, median: string) => `${low} to ${high} (${median})`,
): string {
  const cut = (value: number, { low, high }: QuantileLimits["p50"]) =>
    low === high ? formatExact(Number(value.toPrecision(4))) : formatToError(value, (high - low) / 2);
  return written(cut(p05, limits.p05), cut(p95, limits.p95), cut(p50, limits.p50));
}
