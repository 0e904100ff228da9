import type { OutcomeSummary, PairedDifference, StudyResults } from "../../sim/results.ts";
import { differenceFigure, isBeyondError } from "../difference-figures.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { factsOf, type StudyFacts } from "../names.ts";
import { meanFigure, quantileFigureWithLimits } from "../outcome-figures.ts";
import { labelOf, shown } from "../outcome-labels.ts";
import { htmlTable } from "./html.ts";

/** The headline outcomes of a study, and all of them on demand. */
export function outcomeSection(results: StudyResults): string {
  const facts = factsOf(results.manifest);
  const table = (outcomes: readonly OutcomeSummary[], which: string) =>
    htmlTable({
      caption: `${facts.title}: ${which}. Mean ± one standard error; quantiles with 95 % limits. “none”: no line stopped within ${facts.horizonWeeks} weeks, which the mean counts as week ${facts.horizonWeeks}.`,
      heads: ["outcome", "unit", "mean", "P5", "P50", "P95"],
      rows: outcomes.map((of) => outcomeRow(of, facts)),
      figures: [2, 3, 4, 5],
    });
  const { outcomes } = results.summary;
  return `${table(headlineOutcomes(outcomes), "headline outcomes")}<details><summary>All ${outcomes.length} outcomes</summary>${table(outcomes, "all outcomes")}</details>`;
}

function outcomeRow(of: OutcomeSummary, { titles, horizonWeeks }: StudyFacts): readonly string[] {
  const quantiles = [0.05, 0.5, 0.95].map((p) => quantileFigureWithLimits(of, p, horizonWeeks));
  return [labelOf(of, titles), shown(of.unit).sign, meanFigure(of), ...quantiles];
}

/** Every outcome that both studies report, with the difference. */
export function differenceSection(studies: readonly StudyResults[], differences: readonly PairedDifference[]): string {
  const [a, b] = studies.map(({ manifest }) => factsOf(manifest));
  const beyond = differences.filter(isBeyondError).length;
  return htmlTable({
    caption: `${b.name} minus ${a.name}, run by run on common random numbers; ± one standard error. Beyond error: further than 1.96 standard errors from zero, each line judged alone (${beyond} of ${differences.length}; about ${Math.round(differences.length / 20)} would be so by chance were nothing different).`,
    heads: ["mean outcome", "unit", a.name, b.name, "difference", "beyond error"],
    rows: differences.map((of) => [
      labelOf(of, a.titles),
      shown(of.unit).sign,
      meanFigure({ ...of.a, unit: of.unit }),
      meanFigure({ ...of.b, unit: of.unit }),
      differenceFigure(of),
      isBeyondError(of) ? "yes" : "no",
    ]),
    figures: [2, 3, 4],
  });
}
