import { log } from "../../model/kernels/log.ts";
import { meanOver, type Path, peakOf } from "../engine/probes/path.ts";
import { weeksPerMonth } from "./months.ts";

/** A half-life that long says that the price had not fallen: beyond any horizon here, and finite for every file. */
export const noDeclineMonths = 1200;

/** Months after the peak between which the decline is measured, on means over some weeks. */
export type Decline = { readonly fromMonths: number; readonly toMonths: number; readonly meanOverWeeks: number };

/**
 * Half-life [months] of exponential decay between two times after the highest point of a run within weeks from..to, or
 * to the end of these when that comes first. `noDeclineMonths` when the price did not fall, or when less than half of
 * the span is left: a run that still rises near the end has shown no half-life.
 */
export function halfLifeMonths(path: Path, run: number, from: number, to: number, decline: Decline): number {
  const { fromMonths, toMonths, meanOverWeeks } = decline;
  const { first } = peakOf(path, run, from, to, meanOverWeeks);
  const early = first + Math.round(fromMonths * weeksPerMonth);
  const late = Math.min(first + Math.round(toMonths * weeksPerMonth), to - meanOverWeeks);
  if (2 * (late - early) < (toMonths - fromMonths) * weeksPerMonth) return noDeclineMonths;
  const fall = log(meanOver(path, run, early, meanOverWeeks) / meanOver(path, run, late, meanOverWeeks));
  if (!(fall > 0)) return noDeclineMonths;
  return Math.min(noDeclineMonths, (((late - early) / weeksPerMonth) * Math.LN2) / fall);
}
