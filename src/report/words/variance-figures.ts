import type { Asked, Goal } from "../../sim/analysis/precision/goal.ts";
import { formatExact, formatToError, formatWithError, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";

/** Errors up to this leave a share known to be small, however large it is beside it; from that on a share of any size is not known. */
const [smallError, largeError] = [0.05, 0.25];

/**
 * Whether a share's standard error leaves it unknown: it is as large as the share to the one digit in which errors are written, seven
 * tenths of it, or a quarter of the whole.
 */
export function isUnknown(share: number, standardError: number): boolean {
  return !(standardError <= smallError) && !(standardError < Math.min(0.7 * Math.abs(share), largeError));
}

const unknown = { en: "not known", ja: "不明" } as const;

/**
 * A share of a whole, 0 to 1: an estimate below or above it, within two errors, is cut there. Further out it stands as it is,
 * since then what is measured is none: inputs that are correlated each explain what the other does.
 */
export function withinWhole(share: number, standardError: number): number {
  const cut = Math.max(0, Math.min(1, share));
  return Math.abs(share - cut) <= 2 * standardError ? cut : share;
}

const about = { en: "100 %, within error", ja: "100%（誤差の範囲内）" } as const;

/**
 * A share of variance with its standard error, in per cent: −0.3 with an error of 0.8 gives `0.0 ± 0.8`, and
 * 102 with an error of 6 `100 ± 6`. One that its error leaves unknown is said to be.
 */
export function shareOfVariance(share: number, standardError: number): string {
  return isUnknown(share, standardError) ? unknown.en : percentOf(share, standardError);
}

/** The same with its unit, in a sentence or a table of a page; one that is cut at the whole is all, within error. */
export function shareText({ value, standardError }: Estimate, lang: Lang): string {
  if (isUnknown(value, standardError)) return unknown[lang];
  const isAll = value > 1 && withinWhole(value, standardError) === 1;
  return isAll ? about[lang] : withUnit(percentOf(value, standardError), "%", lang);
}

type Estimate = { readonly value: number; readonly standardError: number };

function percentOf(share: number, standardError: number): string {
  return formatWithError(100 * withinWhole(share, standardError), 100 * standardError);
}

/**
 * About how many runs, or points of a design, would know shares that `size` of them leave unknown, each to 5 points of a hundred: errors
 * shrink with their root. Two digits; null where all are known.
 */
export function sizeToKnow(shares: readonly Estimate[], size: number): number | null {
  const errors = shares.filter(({ value, standardError }) => isUnknown(value, standardError));
  const most = Math.max(...errors.map(({ standardError }) => standardError));
  if (errors.length === 0 || !Number.isFinite(most)) return null;
  const needed = size * (most / smallError) ** 2;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(needed)) - 1);
  return Math.ceil(needed / unit) * unit;
}

/** How the errors of goals are meant, said under every table of them. */
export const errorNote = "Errors are half the width of a 95 % interval, about two standard errors.";

/** The error asked for, as it was: `3 %`, `1 pt`. */
export function askedWords({ size, factor, sign }: Asked): string {
  return `${formatExact(Number((size * factor).toPrecision(6)))} ${sign}`;
}

/** An error by its ratio to that asked for, to two digits: `4.1 %`. */
export function errorWords({ asked }: Pick<Goal, "asked">, ratio: number): string {
  if (!Number.isFinite(ratio)) return `no ${asked.sign}`;
  const size = ratio * asked.size * asked.factor;
  return `${size === 0 ? "0" : formatToTwo(size)} ${asked.sign}`;
}

function formatToTwo(size: number): string {
  return size < 0.001
    ? formatExact(Number(size.toPrecision(2)))
    : formatToError(size, Number(size.toPrecision(1)) / 10);
}
