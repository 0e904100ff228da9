import type { Estimate, Explanation, ExplanationRecord } from "../../sim/explain/explanation.ts";
import { formatExact, formatWithError, runsText, toThreeDigits } from "../format.ts";
import type { Names } from "../names.ts";
import { labelOf } from "../outcome-labels.ts";
import { shown } from "../shown-units.ts";
import { textColumns } from "../text-columns.ts";
import { wrapped } from "../wrapped.ts";
import { type AllRuns, isFarFromAllRuns, overAllRuns } from "./all-runs.ts";
import { groupsTitle } from "./group-titles.ts";

/**
 * Explanations as plain text for the terminal: a table an outcome, the largest bar first; where they rest on other runs
 * than the comparison, also its differences.
 */
export function explanationText(
  { a, b, runs, hybrids, mergers }: ExplanationRecord,
  shownOnes: readonly Explanation[],
  all: AllRuns,
  names: Names,
): string {
  const notes = [
    `${b} minus ${a}, by groups of inputs: Shapley values over ${hybrids} scenarios that have some groups from ${a} and the rest from ${b}, ${partOf(runs, all.runs)} of each on common random numbers. ± one standard error. The bars of an outcome sum to its difference. First: what a group does where all else is as in ${a}; last: where all else is as in ${b}.`,
    ...mergers.map(
      ({ groups, why }) =>
        `Taken as one, since no scenario can have the one without the other (${why}): ${groupsTitle(groups)}.`,
    ),
  ];
  const tables = shownOnes.map((of) => table(of, runs, all, names));
  const far = shownOnes.filter((of) => isFarFromAllRuns(of, runs, all)).map((of) => labelOf(of, names));
  const warnings =
    far.length === 0
      ? []
      : [
          "",
          ...wrapped(
            `Warning: the explained runs lie more than two standard errors from ${runsText(all.runs)} of the comparison, and their bars may mislead, for ${far.join("; ")}. ${remedy(runs, all.runs)}`,
            110,
          ),
        ];
  return `${[...notes.flatMap((note) => wrapped(note, 110)), "", tables.join("\n\n"), ...warnings].join("\n")}\n`;
}

function partOf(runs: number, all: number): string {
  return runs < all ? `the first ${formatExact(runs)} of ${runsText(all)}` : runsText(runs);
}

function remedy(runs: number, all: number): string {
  return runs < all ? `Explain all: --explain-runs ${all}.` : `Compare on as many: --runs ${runs}.`;
}

function table(of: Explanation, runs: number, all: AllRuns, names: Names): string {
  const unit = shown(of.unit);
  const figure = (estimate: Estimate, over = runs) => signedFigure(estimate, unit.factor, over);
  const whole = runs === all.runs ? undefined : overAllRuns(of, all);
  const bars = of.bars.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
  return textColumns([
    [`${labelOf(of, names)} [${unit.difference}]`, "contribution", "first", "last"],
    ...bars.map((bar) => [`  ${groupsTitle(bar.groups)}`, figure(bar), figure(bar.first), figure(bar.last)]),
    ["  difference", figure({ value: of.difference, standardError: of.standardError }), "", ""],
    ...(whole === undefined
      ? []
      : [["  difference, all runs", figure({ ...whole, value: whole.difference }, all.runs), "", ""]]),
  ]);
}

function signedFigure({ value, standardError }: Estimate, factor: number, runs: number): string {
  const figure = runs < 2 ? toThreeDigits(value * factor) : formatWithError(value * factor, standardError * factor);
  return value > 0 && /[1-9]/.test(figure.split(" ±")[0]) ? `+${figure}` : figure;
}
