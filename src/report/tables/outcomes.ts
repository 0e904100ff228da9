import { headlineOutcomes } from "../../model/outcomes/index.ts";
import { countedRuns, finishedRuns, layoutOf, repetitionsOf, totalWeight } from "../../sim/study/layout.ts";
import { neededText } from "../../sim/study/needed.ts";
import type { Manifest, PairedDifference, Study } from "../../sim/study/study.ts";
import { fewEffective } from "../../sim/study/surprise.ts";
import { beyondErrorNote, differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { formatExact, runsText } from "../words/figures.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { meanFigure, quantileFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf, type Names, ownNames } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** The headline outcomes of a study as plain text for the terminal, at most 110 columns wide. */
export function outcomeTable({ manifest, summary }: Pick<Study, "manifest" | "summary">): string {
  const { titles, horizonWeeks } = factsOf(manifest);
  const names: Names = { ...ownNames, material: titles.material, horizonWeeks };
  const runs = countedRuns(manifest);
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
      : `± one standard error of the mean over ${overRuns(manifest)}; shares of the runs with 95 % limits.`,
    ...(runs < 2 ? [] : ["Quantiles are cut at their 95 % limits."]),
  );
}

function overRuns(manifest: Manifest): string {
  const { effectiveRuns } = manifest;
  const runs = runsText(finishedRuns(manifest));
  return effectiveRuns === undefined ? runs : `${runs} worth ${formatExact(Math.floor(effectiveRuns))} of equal weight`;
}

/** The headline outcomes of two studies side by side as plain text for the terminal, at most 110 columns wide. */
export function comparisonTable(
  differences: readonly PairedDifference[],
  nameA: string,
  nameB: string,
  runs: number,
  names: Names = ownNames,
  repetitions = runs,
  isPaired = true,
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
    `Difference: ${nameB} minus ${nameA}, ${isPaired ? "run by run on common random numbers" : "each carried forward by facts of its own"}. ± one standard error.`,
    runs < 2 ? `${reach}.` : `* ${reach};`,
    ...chance.map((each) => `  ${each}.`),
  );
}

function lines(...texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}

/** A line on the runs that failed, if any did. */
export function leftOut(runs: number, failedRuns = 0): readonly string[] {
  return failedRuns === 0 ? [] : [`${formatExact(failedRuns)} of ${formatExact(runs)} runs failed and are left out`];
}

/** What is known that a study's runs are weighed by, and what they are worth, for the terminal; empty where no facts were given. */
export function knownText({ facts, effectiveRuns, particles, ...manifest }: Manifest): string {
  if (facts === undefined) return "";
  const { asOf, used, name, setAside } = facts;
  const known = `Known to ${asOf}: ${used.length} ${used.length === 1 ? "fact" : "facts"} of ${name}`;
  const aside =
    setAside === undefined
      ? ""
      : ` Set aside, for its posterior knows the world to ${setAside.knownTo} and they would count twice: ${setAside.facts.join(", ")}.`;
  if (effectiveRuns === undefined)
    return `${known}${used.length === 0 ? "." : ", all of them in the script of its policy."}${aside}`;
  const runs = finishedRuns(manifest);
  const worth = formatExact(Math.floor(effectiveRuns));
  const few =
    effectiveRuns < fewEffective
      ? ` These are few: ${neededText(effectiveRuns, runs, fewEffective)}; or ask a narrower question.`
      : "";
  if (particles !== undefined)
    return `${known}, ${facts.weighing.length} of which weigh runs. Few carried the weight, so that ${formatExact(runs)} were carried forward from fact to fact, as copies of ${formatExact(particles.readings[particles.readings.length - 1].ancestors)}: of what is drawn once a run they are worth ${worth} of equal weight.${few}${aside}`;
  return `${known}, ${facts.weighing.length} of which weigh runs: ${formatExact(runs)} runs are worth ${worth} of equal weight.${few}${aside}`;
}

/** What importance sampling oversampled and what its runs are worth, for the terminal; empty for any other sampling. */
export function weightsText(manifest: Pick<Manifest, "sampling" | "seed" | "runs">): string {
  const { sampling, runs, seed } = manifest;
  const layout = layoutOf({ sampling, runs, seed });
  if (sampling.kind !== "importance" || layout?.weights == null) return "";
  let [inside, squares] = [0, 0];
  for (const weight of layout.weights) {
    squares += weight * weight;
    if (weight === 1) inside++;
  }
  const worth = Math.round(totalWeight(layout, runs) ** 2 / squares);
  const region = sampling.region.map(({ dimension, from, to }) =>
    to === 1 ? `${dimension} above ${formatExact(from)}` : `${dimension} below ${formatExact(to)}`,
  );
  return `Importance sampling for ${sampling.tail}: ${sampling.factor} times as many runs as come by themselves where ${region.join(" and ")}. ${formatExact(inside)} of ${formatExact(runs)} runs are there and count for 1, all others for ${sampling.factor}; together they weigh as ${formatExact(worth)} runs of equal weight.`;
}
