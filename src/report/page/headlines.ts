import type { PairedDifference, StudyResults } from "../../sim/results.ts";
import { replicatesOf } from "../../sim/sampling/place.ts";
import { differenceReading } from "../charts/difference-reading.ts";
import { outcomeOf } from "../charts/outcomes.ts";
import { shareFigure } from "../charts/share-figures.ts";
import { anyStopped } from "../charts/side-by-side-rows.ts";
import { runsText } from "../format.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { factsOf } from "../names.ts";
import { meanFigure, quantileFigureWithLimits } from "../outcome-figures.ts";

export type Headlines = { readonly title: string; readonly sentences: readonly string[] };

/** What a reader in a hurry should take away: three sentences a study, and one on the difference of two. */
export function headlines(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
): readonly Headlines[] {
  const each = studies.map((results) => ({ title: factsOf(results.manifest).title, sentences: sentencesOf(results) }));
  const [a, b] = studies.map(({ manifest }) => factsOf(manifest));
  if (b === undefined || differences.length === 0) return each;
  const difference = differenceReading(
    headlineOutcomes(differences),
    a.titles,
    a.name,
    b.name,
    studies[0].manifest.runs,
    replicatesOf(studies[0].manifest.sampling, studies[0].manifest.runs),
  );
  return [...each, { title: "The difference", sentences: [difference] }];
}

function sentencesOf(results: StudyResults): readonly string[] {
  const { country, exporter, materials, titles, horizonWeeks } = factsOf(results.manifest);
  const { runs } = results.manifest;
  const [material] = materials;
  const name = titles.material(material);
  const unmet = outcomeOf(results, "unmetNeedShare", material);
  const tail = quantileFigureWithLimits(unmet, 0.95, horizonWeeks, "%");
  const stopped = shareFigure(anyStopped(results)[horizonWeeks - 1]);
  const peak = (quote: string) => meanFigure(outcomeOf(results, `price${quote}PeakMultiple`, material), runs, "times");
  if (runs < 2)
    return [
      `One run alone: ${unmet.mean === 0 ? "none" : meanFigure(unmet, runs, "%")} of ${country}'s need for ${name} over ${horizonWeeks} weeks goes unmet. It says nothing of how likely that is.`,
    ];
  return [
    unmet.mean === 0
      ? `In none of ${runsText(runs)} does any of ${country}'s need for ${name} over ${horizonWeeks} weeks go unmet.`
      : `On average ${meanFigure(unmet, runs, "%")} of ${country}'s need for ${name} over ${horizonWeeks} weeks goes unmet; ${tail === "0 %" ? "in nineteen runs of twenty none does" : `in one run in twenty it is ${tail} or more`}.`,
    `The line of a first firm stops somewhere within ${horizonWeeks} weeks in ${stopped} of the runs.`,
    `What buyers in ${country} pay for ${name} peaks, on average, at ${peak("Paid")} its start; the ask outside ${exporter}, which one reads about, at ${peak("Ask")}.`,
  ];
}
