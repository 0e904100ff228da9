import { formatWithError } from "./figures.ts";

/**
 * A share of variance with its standard error, in per cent: −0.3 with an error of 0.8 gives `0.0 ± 0.8`. No share lies
 * below zero, but its estimate does, within two errors, where the share is small; further below it stands as it is, since
 * then what is measured is none: inputs that are correlated each explain what the other does.
 */
export function shareOfVariance(share: number, standardError: number): string {
  const isWithinError = share < 0 && share >= -2 * standardError;
  return formatWithError(isWithinError ? 0 : 100 * share, 100 * standardError);
}
