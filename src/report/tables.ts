import type { PairedDifference, Study } from "../sim/results.ts";
import { differenceFigure, isBeyondError } from "./difference-figures.ts";
import { formatExact } from "./format.ts";
import { factsOf, type Names, ownNames } from "./names.ts";
import { meanFigure, quantileFigure } from "./outcome-figures.ts";
import { labelOf, shown } from "./outcome-labels.ts";
import { clipped, textColumns } from "./text-columns.ts";

/** Every outcome of a study as plain text for the terminal, at most 110 columns wide. */
export function outcomeTable(results: Pick<Study, "manifest" | "summary">): string {
  const { titles, horizonWeeks } = factsOf(results.manifest);
  const names: Names = { material: titles.material, sector: ownNames.sector };
  const rows = results.summary.outcomes.map((of) => [
    clipped(labelOf(of, names), 46),
    shown(of.unit).sign,
    meanFigure(of),
    quantileFigure(of, 0.05, horizonWeeks),
    quantileFigure(of, 0.5, horizonWeeks),
    quantileFigure(of, 0.95, horizonWeeks),
  ]);
  return lines(
    textColumns([["outcome", "unit", "mean", "P5", "P50", "P95"], ...rows]),
    "",
    results.manifest.runs < 2
      ? "One run: no error can be stated."
      : `± one standard error of the mean over ${formatExact(results.manifest.runs)} runs. Quantiles are cut at their 95 % limits.`,
    `First line stop: "none" is no stop within ${horizonWeeks} weeks; the mean counts such a run as week ${horizonWeeks}.`,
  );
}

/** Two studies side by side as plain text for the terminal, at most 110 columns wide. */
export function comparisonTable(
  differences: readonly PairedDifference[],
  nameA: string,
  nameB: string,
  names: Names = ownNames,
): string {
  const rows = differences.map((of) => [
    clipped(labelOf(of, names), 42),
    shown(of.unit).sign,
    meanFigure({ ...of.a, unit: of.unit }),
    meanFigure({ ...of.b, unit: of.unit }),
    `${differenceFigure(of)}${isBeyondError(of) ? " *" : "  "}`,
  ]);
  return lines(
    textColumns([["mean outcome", "unit", clipped(nameA, 18), clipped(nameB, 18), "difference  "], ...rows]),
    "",
    `Difference: ${nameB} minus ${nameA}, run by run on common random numbers. ± one standard error.`,
    "* beyond error: further than 1.96 standard errors from zero. Each line is judged alone: were nothing",
    `  different, about ${formatExact(Math.round(differences.length / 20))} of these ${differences.length} lines would still bear a star.`,
  );
}

function lines(...texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}
