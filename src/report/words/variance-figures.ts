import type { Asked, Goal } from "../../sim/analysis/precision/goal.ts";
import { formatExact, formatToError, formatWithError } from "./figures.ts";

/**
 * A share of variance with its standard error, in per cent: −0.3 with an error of 0.8 gives `0.0 ± 0.8`. No share lies
 * below zero, but its estimate does, within two errors, where the share is small; further below it stands as it is, since
 * then what is measured is none: inputs that are correlated each explain what the other does.
 */
export function shareOfVariance(share: number, standardError: number): string {
  const isWithinError = share < 0 && share >= -2 * standardError;
  return formatWithError(isWithinError ? 0 : 100 * share, 100 * standardError);
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
