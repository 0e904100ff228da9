import { finishedRuns, repetitionsOf } from "../../sim/estimates/repetitions.ts";
import type { PairedDifference, Study } from "../../sim/study/study.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { labelOf } from "../outcome-labels.ts";
import { clipped, textColumns } from "../text-columns.ts";
import { beyondErrorNote, differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { runsText } from "../words/figures.ts";
import { meanFigure, quantileFigure } from "../words/outcome-figures.ts";
import { factsOf, type Names, ownNames } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** The headline outcomes of a study as plain text for the terminal, at most 110 columns wide. */
export function outcomeTable({ manifest, summary }: Pick<Study, "manifest" | "summary">): string {
  const { titles, horizonWeeks } = factsOf(manifest);
  const names: Names = { ...ownNames, material: titles.material, horizonWeeks };
  const runs = finishedRuns(manifest);
  const rows = headlineOutcomes(summary.outcomes).map((of) => [
    clipped(labelOf(of, names), 46),
    shown(of.unit).sign,
    meanFigure(of, runs, "", repetitionsOf(manifest)),
    ...[0.05, 0.5, 0.95].map((p) => (runs < 2 ? "–" : quantileFigure(of, p, horizonWeeks))),
  ]);
  return lines(
    textColumns([["outcome", "unit", "mean", "P5", "P50", "P95"], ...rows]),
    "",
    runs < 2
      ? "One run: no error can be stated."
      : `± one standard error of the mean over ${runsText(runs)}; shares of the runs with 95 % limits.`,
    ...(runs < 2 ? [] : ["Quantiles are cut at their 95 % limits."]),
  );
}

/** The headline outcomes of two studies side by side as plain text for the terminal, at most 110 columns wide. */
export function comparisonTable(
  differences: readonly PairedDifference[],
  nameA: string,
  nameB: string,
  runs: number,
  names: Names = ownNames,
  repetitions = runs,
): string {
  const headlines = headlineOutcomes(differences);
  const rows = headlines.map((of) => [
    clipped(labelOf(of, names), 42),
    shown(of.unit).sign,
    meanFigure({ ...of, ...of.a }, runs, "", repetitions),
    meanFigure({ ...of, ...of.b }, runs, "", repetitions),
    `${differenceFigure(of, runs)}${isBeyondError(of, repetitions) ? " *" : "  "}`,
  ]);
  const [reach, ...chance] = beyondErrorNote(repetitions, headlines.length).split("; ");
  return lines(
    textColumns([["mean outcome", "unit", clipped(nameA, 18), clipped(nameB, 18), "difference  "], ...rows]),
    "",
    `Difference: ${nameB} minus ${nameA}, run by run on common random numbers. ± one standard error.`,
    runs < 2 ? `${reach}.` : `* ${reach};`,
    ...chance.map((each) => `  ${each}.`),
  );
}

function lines(...texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}
