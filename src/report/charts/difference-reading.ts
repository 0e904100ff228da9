import type { PairedDifference } from "../../sim/results.ts";
import { differenceFigure, isBeyondError } from "../difference-figures.ts";
import type { Names } from "../names.ts";
import { meanFigure } from "../outcome-figures.ts";
import { labelOf, shown } from "../outcome-labels.ts";

/** The first difference in words, and how many of all are beyond their error. */
export function differenceReading(
  differences: readonly PairedDifference[],
  titles: Names,
  nameA: string,
  nameB: string,
): string {
  if (differences.length === 0) return "The two studies share no outcome.";
  const [first] = differences;
  const { sign, difference } = shown(first.unit);
  const beyond = differences.filter(isBeyondError).length;
  return `From ${nameA} to ${nameB} the mean ${labelOf(first, titles)}, goes from (${meanFigure({ ...first.a, unit: first.unit })}) ${sign} to (${meanFigure({ ...first.b, unit: first.unit })}) ${sign}, a difference of (${differenceFigure(first)}) ${difference}; ${beyond} of the ${differences.length} differences shown are beyond their error.`;
}
