import { pairedRepetitions, pairedRuns } from "../../sim/compare.ts";
import { finishedRuns, repetitionsOf } from "../../sim/estimates/repetitions.ts";
import type { PairedDifference, StudyResults } from "../../sim/results.ts";
import { differenceChange } from "../charts/difference-reading.ts";
import { outcomeOf } from "../charts/outcomes.ts";
import { shareFigure } from "../charts/share-figures.ts";
import { quotedLabelsOf } from "../charts/shared.ts";
import { anyStopped } from "../charts/side-by-side-rows.ts";
import { runsText } from "../format.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { isNone, meanFigure, quantileFigureWithLimits } from "../outcome-figures.ts";
import { startAsk } from "../start-ask.ts";
import { headlineWords } from "./headline-words.ts";

export type Headlines = { readonly title: string; readonly sentences: readonly string[] };

/** What a reader in a hurry should take away: four sentences a study, and one on the difference of two. */
export function headlines(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  lang: Lang,
): readonly Headlines[] {
  const each = studies.map((results) => ({
    title: factsOf(results.manifest, lang).title,
    sentences: sentencesOf(results, lang),
  }));
  const [a, b] = studies.map(({ manifest }) => factsOf(manifest, lang));
  if (b === undefined || differences.length === 0) return each;
  const difference = differenceChange(
    headlineOutcomes(differences),
    a.titles,
    ...quotedLabelsOf(studies[0], studies[1], lang),
    pairedRuns(studies[0], studies[1]),
    pairedRepetitions(studies[0], studies[1]),
    lang,
  );
  return [...each, { title: headlineWords[lang].difference, sentences: [difference] }];
}

function sentencesOf(results: StudyResults, lang: Lang): readonly string[] {
  const words = headlineWords[lang];
  const { country, exporter, materials, titles, horizonWeeks: weeks } = factsOf(results.manifest, lang);
  const [runs, repetitions] = [finishedRuns(results.manifest), repetitionsOf(results.manifest)];
  const [material] = materials;
  const of = { country, material: titles.material(material), weeks };
  const unmet = outcomeOf(results, "unmetNeedShare", material);
  if (runs < 2) return [words.oneRun(of, unmet.mean === 0 ? words.none : meanFigure(unmet, runs, "%", runs, lang))];
  const tail = quantileFigureWithLimits(unmet, 0.95, weeks, "%", lang);
  const stopped = shareFigure(anyStopped(results)[weeks - 1], lang);
  const peak = (quote: string) =>
    meanFigure(outcomeOf(results, `price${quote}PeakMultiple`, material), runs, words.times, runs, lang);
  const ending = (kind: string) => meanFigure(outcomeOf(results, kind), runs, "%", repetitions, lang);
  return [
    unmet.mean === 0
      ? words.noUnmet(of, runsText(runs, lang))
      : words.unmet(of, meanFigure(unmet, runs, "%", runs, lang), isNone(tail) ? words.noTail : words.tail(tail)),
    words.stops(weeks, stopped),
    words.prices(of, peak("Paid"), peak("Ask"), exporter, startAsk(results, material)),
    words.endings(ending("briefStandoff"), ending("prolongedDispute"), ending("fragmentedMarket")),
  ];
}
