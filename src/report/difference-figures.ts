import { studentT95 } from "../sim/estimates/student-t.ts";
import type { PairedDifference } from "../sim/results.ts";
import { formatExact, formatWithError, runsText, toThreeDigits } from "./format.ts";
import { shown } from "./outcome-labels.ts";

/** Whether a difference lies further from zero than its 95 % limits reach, judged alone; of one run nothing does. */
export function isBeyondError({ difference, standardError }: PairedDifference, runs: number): boolean {
  return runs > 1 && Math.abs(difference) > studentT95(runs) * standardError;
}

/** A difference with its sign and standard error in the unit shown, e.g. `+12.3 ± 0.4`. */
export function differenceFigure({ difference, standardError, unit }: PairedDifference, runs: number): string {
  const { factor } = shown(unit);
  const figure =
    runs < 2 ? toThreeDigits(difference * factor) : formatWithError(difference * factor, standardError * factor);
  const isZeroAsShown = !/[1-9]/.test(figure.split(" ±")[0]);
  return difference > 0 && !isZeroAsShown ? `+${figure}` : figure;
}

/** What "beyond error" means for differences of so many runs, in words. */
export function beyondErrorNote(runs: number, differences: number): string {
  if (runs < 2) return `${runsText(runs)}: no error can be stated, and no difference is beyond it`;
  const reach = formatExact(Number(studentT95(runs).toPrecision(3)));
  const chance = Math.round(differences / 20);
  return `beyond error: further than ${reach} standard errors from zero, each line judged alone; were nothing different, about ${chance} of these ${differences} lines would be so by chance`;
}
