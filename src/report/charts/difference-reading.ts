import type { PairedDifference } from "../../sim/results.ts";
import { differenceFigure, isBeyondError } from "../difference-figures.ts";
import { inUnit, runsText } from "../format.ts";
import type { Names } from "../names.ts";
import { meanFigure } from "../outcome-figures.ts";
import { labelOf, shown } from "../outcome-labels.ts";

/** The first difference in words, and how many of all are beyond their error. */
export function differenceReading(
  differences: readonly PairedDifference[],
  titles: Names,
  nameA: string,
  nameB: string,
  runs: number,
  repetitions = runs,
): string {
  if (differences.length === 0) return "The two studies share no outcome.";
  const [first] = differences;
  const { sign, difference } = shown(first.unit);
  const beyond = differences.filter((of) => isBeyondError(of, repetitions)).length;
  const [from, to] = [first.a, first.b].map((side) => meanFigure({ ...first, ...side }, runs, sign, repetitions));
  const gap = inUnit(differenceFigure(first, runs), difference);
  return `From ${nameA} to ${nameB} the mean ${labelOf(first, titles)}, goes from ${from} to ${to}, a difference of ${gap}; ${runs < 2 ? `${runsText(runs)} tells no error` : `${beyond} of the ${differences.length} differences shown are beyond their error`}.`;
}
