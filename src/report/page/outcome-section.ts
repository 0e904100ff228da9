import type { Manifest, OutcomeSummary, PairedDifference, StudyResults } from "../../sim/results.ts";
import { replicatesOf } from "../../sim/sampling/place.ts";
import { beyondErrorNote, differenceFigure, isBeyondError } from "../difference-figures.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { factsOf, type StudyFacts } from "../names.ts";
import { meanFigure, quantileFigureWithLimits } from "../outcome-figures.ts";
import { labelOf, shown } from "../outcome-labels.ts";
import { htmlTable } from "./html.ts";

/** The headline outcomes of a study, and all of them on demand. */
export function outcomeSection({ manifest, summary }: StudyResults): string {
  const facts = factsOf(manifest);
  const { horizonWeeks, shortShare, title } = facts;
  const table = (outcomes: readonly OutcomeSummary[], caption: string) =>
    htmlTable({
      caption: `${title}: ${caption}`,
      heads: ["outcome", "unit", "mean", "P5", "P50", "P95"],
      rows: outcomes.map((of) => outcomeRow(of, facts, manifest)),
      figures: [2, 3, 4, 5],
      whole: [1],
    });
  const { outcomes } = summary;
  const errors = "Mean ± one standard error, shares of the runs and quantiles with 95 % limits.";
  const terms = `A firm's line stops in a week in which it has no stock and lacks ${shortShare} of its need; a sector is short in a week in which ${shortShare} of its need as a whole is lacking. “none”: not within ${horizonWeeks} weeks, which the mean counts as ${horizonWeeks}.`;
  return `${table(headlineOutcomes(outcomes), `headline outcomes. ${errors}`)}<details><summary>All ${outcomes.length} outcomes</summary>${table(outcomes, `all outcomes. ${errors} ${terms}`)}</details>`;
}

function outcomeRow(
  of: OutcomeSummary,
  { titles, horizonWeeks }: StudyFacts,
  { runs, sampling }: Manifest,
): readonly string[] {
  const quantiles = [0.05, 0.5, 0.95].map((p) => (runs < 2 ? "–" : quantileFigureWithLimits(of, p, horizonWeeks)));
  return [
    labelOf(of, titles),
    shown(of.unit).sign,
    meanFigure(of, runs, "", replicatesOf(sampling, runs)),
    ...quantiles,
  ];
}

/** The headline differences of two studies, and all of them on demand. */
export function differenceSection(studies: readonly StudyResults[], differences: readonly PairedDifference[]): string {
  const [a, b] = studies.map(({ manifest }) => factsOf(manifest));
  const [{ manifest }] = studies;
  const titles = { ...a.titles, horizonWeeks: a.horizonWeeks === b.horizonWeeks ? a.horizonWeeks : undefined };
  const repetitions = replicatesOf(manifest.sampling, manifest.runs);
  const beyond = (of: readonly PairedDifference[]) => {
    const count = of.filter((each) => isBeyondError(each, repetitions)).length;
    const note = beyondErrorNote(repetitions, of.length);
    return manifest.runs < 2 ? note : `${count} of ${of.length} are ${note}`;
  };
  const table = (of: readonly PairedDifference[]) =>
    htmlTable({
      caption: `${b.name} minus ${a.name}, run by run on common random numbers; ± one standard error. ${beyond(of)}.`,
      heads: ["mean outcome", "unit", a.name, b.name, "difference", "beyond error"],
      rows: of.map((each) => [
        labelOf(each, titles),
        shown(each.unit).sign,
        meanFigure({ ...each, ...each.a }, manifest.runs, "", repetitions),
        meanFigure({ ...each, ...each.b }, manifest.runs, "", repetitions),
        differenceFigure(each, manifest.runs),
        isBeyondError(each, repetitions) ? "yes" : "no",
      ]),
      figures: [2, 3, 4],
      whole: [1],
    });
  return `${table(headlineOutcomes(differences))}<details><summary>All ${differences.length} differences</summary>${table(differences)}</details>`;
}
