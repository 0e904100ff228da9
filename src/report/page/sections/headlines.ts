import { headlineOutcomes, type OutcomeName } from "../../../model/outcomes/index.ts";
import type { QuoteName } from "../../../model/outcomes/quotes.ts";
import { countedPairs } from "../../../sim/study/compare.ts";
import { countedRuns, repetitionsOf } from "../../../sim/study/layout.ts";
import type { PairedDifference, StudyResults } from "../../../sim/study/study.ts";
import { anyStopped } from "../../charts/side-by-side/rows.ts";
import { differenceFigure } from "../../words/difference-figures.ts";
import { inUnit, runsText } from "../../words/figures.ts";
import { asKnown } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { isNone, meanFigure, outcomeOf, quantileFigureWithLimits, shareFigure } from "../../words/outcome-figures.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf, reachedRoles, startAsk } from "../../words/study.ts";
import { likenessOf } from "../../words/told.ts";
import { shown } from "../../words/units.ts";
import { headlineWords } from "./headlines.words.ts";

export type Headlines = { readonly title: string; readonly sentences: readonly string[] };

/** What a reader in a hurry should take away: at most four sentences a study, and of two whether they are like, and by what they differ. */
export function headlines(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  lang: Lang,
): readonly Headlines[] {
  const each = studies.map((results) => ({
    title: asKnown(factsOf(results.manifest, lang).title, results.manifest, lang),
    sentences: sentencesOf(results, lang),
  }));
  const [a, b] = studies;
  const [first] = headlineOutcomes(differences);
  if (b === undefined || first === undefined) return each;
  const words = headlineWords[lang];
  const figure = differenceFigure(first, countedPairs(a, b), lang);
  const gap = words.gap(
    labelOf(first, factsOf(a.manifest, lang).titles, lang),
    inUnit(figure, shown(first.unit, lang).difference, lang),
  );
  const likeness = likenessOf(a.manifest, b.manifest, lang);
  return [...each, { title: words.difference, sentences: likeness === null ? [gap] : [likeness, gap] }];
}

function sentencesOf(results: StudyResults, lang: Lang): readonly string[] {
  const words = headlineWords[lang];
  const { country, exporter, materials, titles, horizonWeeks: weeks } = factsOf(results.manifest, lang);
  const [runs, repetitions] = [countedRuns(results.manifest), repetitionsOf(results.manifest)];
  const [material] = materials;
  const of = { country, material: titles.material(material), weeks };
  const unmet = outcomeOf(results, "unmetNeedShare", material);
  if (runs < 2) return [words.oneRun(of, unmet.mean === 0 ? words.none : meanFigure(unmet, runs, "%", runs, lang))];
  const tail = quantileFigureWithLimits(unmet, 0.95, weeks, "%", lang);
  const peak = (quote: QuoteName) =>
    meanFigure(outcomeOf(results, `price${quote}PeakMultiple`, material), runs, words.times, runs, lang);
  const roles = reachedRoles(results.manifest);
  const canFragment = roles === null || roles.has("fragmented");
  const canRestrict = canFragment || roles.has("restricted");
  const ending = (kind: OutcomeName) => meanFigure(outcomeOf(results, kind), runs, "%", repetitions, lang);
  return [
    unmet.mean === 0
      ? words.noUnmet(of, runsText(runs, lang))
      : words.unmet(of, meanFigure(unmet, runs, "%", runs, lang), isNone(tail) ? words.noTail : words.tail(tail)),
    stopsSentence(results, weeks, lang),
    words.prices(of, peak("Paid"), peak("Ask"), exporter, startAsk(results, material)),
    ...(canRestrict ? [words.endings(ending("briefStandoff"), canFragment ? ending("fragmentedMarket") : null)] : []),
  ];
}

/** Weeks of half a year. */
const soonWeeks = 26;

/** How often a first line stops: soon, and what civil output is lost; of studies that do not tell the latter, also at all. */
function stopsSentence(results: StudyResults, weeks: number, lang: Lang): string {
  const words = headlineWords[lang];
  const stopped = anyStopped(results);
  const lost = results.summary.outcomes.find(
    ({ outcome }) => outcome === ("civilOutputLostWeeks" satisfies OutcomeName),
  );
  const all = shareFigure(stopped[weeks - 1], lang);
  const soon = shareFigure(stopped[Math.min(soonWeeks, weeks) - 1], lang);
  if (lost === undefined) return weeks <= soonWeeks ? words.stops(weeks, all) : words.stopsSoon(soon, weeks, all);
  const first = weeks <= soonWeeks ? words.stops(weeks, all) : words.stopsBy(soon);
  if (lost.mean === 0) return first;
  const [runs, repetitions] = [countedRuns(results.manifest), repetitionsOf(results.manifest)];
  return words.stopsAndLost(first, meanFigure(lost, runs, words.weeks, repetitions, lang));
}
