import type { QuantileLimits } from "../sim/hindcast/result.ts";
import { decimalsFor, plainly } from "./plainly.ts";
import { formatToError } from "./words/figures.ts";

type Spread = {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** 95 % limits of each. */
  readonly limits: QuantileLimits;
};

/** A 90 % interval and its median, `1.4 to 8 (3.0)`, each figure cut where its own 95 % limits begin, at the latest after three digits. */
export function spreadFigure(
  { p05, p50, p95, limits }: Spread,
  written = (low: string, high: string, median: string) => `${low} to ${high} (${median})`,
  /** A value that stands for something else, in words; undefined where it is a figure. */
  inWords: (value: number) => string | undefined = () => undefined,
): string {
  const cut = (value: number, { low, high }: QuantileLimits["p50"]) =>
    inWords(value) ??
    (low === high ? plainly(value, 3) : formatToError(value, Math.max((high - low) / 2, finest(value))));
  return written(cut(p05, limits.p05), cut(p95, limits.p95), cut(p50, limits.p50));
}

/** What the third significant digit of a figure counts; whole numbers are shown in full. */
function finest(value: number): number {
  return value === 0 ? 0 : 10 ** -Math.max(0, decimalsFor(value, 3));
}
