import type { PairedDifference } from "../sim/results.ts";
import { formatWithError } from "./format.ts";
import { shown } from "./outcome-labels.ts";
import { z95 } from "./z95.ts";

/** Whether a difference lies further than 1.96 of its standard errors from zero (95 %, judged alone). */
export function isBeyondError({ difference, standardError }: PairedDifference): boolean {
  return Math.abs(difference) > z95 * standardError;
}

/** A difference with its sign and standard error in the unit shown, e.g. `+12.3 ± 0.4`. */
export function differenceFigure({ difference, standardError, unit }: PairedDifference): string {
  const { factor } = shown(unit);
  const figure = formatWithError(difference * factor, standardError * factor);
  const isZeroAsShown = !/[1-9]/.test(figure.split(" ±")[0]);
  return difference > 0 && !isZeroAsShown ? `+${figure}` : figure;
}
