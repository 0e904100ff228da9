import type { Estimate, Explanation, ExplanationRecord } from "../../sim/analysis/explain/explanation.ts";
import { isFarFromAllRuns } from "../words/difference-figures.ts";
import { formatExact, formatWithError, runsText, toThreeDigits } from "../words/figures.ts";
import { textColumns, wrapped } from "../words/lines.ts";
import { groupsTitle, remainderTitle } from "../words/mechanisms.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** Explanations as plain text for the terminal: a table an outcome, the largest bar first. */
export function explanationText(
  { a, b, runs, comparedRuns, hybrids, mergers }: ExplanationRecord,
  shownOnes: readonly Explanation[],
  names: Names,
): string {
  const isPart = runs < comparedRuns;
  const notes = [
    `${b} minus ${a}, by groups of inputs: Shapley values over ${hybrids} scenarios that have some groups from ${a} and the rest from ${b}, ${isPart ? `the first ${formatExact(runs)} of ${runsText(comparedRuns)}` : runsText(runs)} of each on common random numbers. ± one standard error. The bars of an outcome sum to its difference. First: what a group does where all else is as in ${a}; last: where all else is as in ${b}.`,
    ...(isPart ? [`${carriedOver} The differences are those of the comparison.`] : []),
    ...mergers.map(
      ({ groups, why }) =>
        `Taken as one, since no scenario can have the one without the other (${why}): ${groupsTitle(groups)}.`,
    ),
  ];
  const tables = shownOnes.map((of) => table(of, comparedRuns, names));
  const far = shownOnes.filter((of) => isFarFromAllRuns(of, runs, comparedRuns)).map((of) => labelOf(of, names));
  const warnings =
    far.length === 0
      ? []
      : [
          "",
          ...wrapped(
            `Warning: the explained runs alone lie more than three standard errors from ${runsText(comparedRuns)} of the comparison, and the bars may mislead, for ${far.join("; ")}. Explain all: --explain-runs ${comparedRuns}.`,
            110,
          ),
        ];
  return `${[...notes.flatMap((note) => wrapped(note, 110)), "", tables.join("\n\n"), ...warnings].join("\n")}\n`;
}

const carriedOver =
  "What the explained runs show is carried over to all by its regression on the outcomes of the two scenarios (control variates).";

function table(of: Explanation, runs: number, names: Names): string {
  const unit = shown(of.unit);
  const figure = (estimate: Estimate) => signedFigure(estimate, unit.factor, runs);
  const bars = of.bars.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
  return textColumns([
    [`${labelOf(of, names)} [${unit.difference}]`, "contribution", "first", "last"],
    ...bars.map((bar) => [`  ${groupsTitle(bar.groups)}`, figure(bar), figure(bar.first), figure(bar.last)]),
    ...(of.remainder === undefined ? [] : [[`  ${remainderTitle.en}`, figure(of.remainder), "", ""]]),
    ["  difference", figure({ value: of.difference, standardError: of.standardError }), "", ""],
  ]);
}

function signedFigure({ value, standardError }: Estimate, factor: number, runs: number): string {
  const figure = runs < 2 ? toThreeDigits(value * factor) : formatWithError(value * factor, standardError * factor);
  return value > 0 && /[1-9]/.test(figure.split(" ±")[0]) ? `+${figure}` : figure;
}
