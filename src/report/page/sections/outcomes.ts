import { headlineOutcomes } from "../../../model/outcomes/index.ts";
import { arePaired, countedPairs, pairedRepetitions } from "../../../sim/study/compare.ts";
import { countedRuns, repetitionsOf } from "../../../sim/study/layout.ts";
import type { Manifest, OutcomeSummary, PairedDifference, StudyResults } from "../../../sim/study/study.ts";
import { labelsOf, quotedLabelsOf } from "../../charts/kit/two-studies.ts";
import { beyondErrorNote, differenceFigure, isBeyondError } from "../../words/difference-figures.ts";
import type { Lang } from "../../words/lang.ts";
import { meanFigure, quantileFigureWithLimits } from "../../words/outcome-figures.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf, type StudyFacts } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { htmlTable } from "../html.ts";
import { outcomeWords } from "./outcomes.words.ts";

/** The headline outcomes of a study, each in words, with its unit, its mean and three percentiles; and the heads of all that. */
export function headlineTable({ manifest, summary }: StudyResults, lang: Lang) {
  const facts = factsOf(manifest, lang);
  const rows = headlineOutcomes(summary.outcomes).map((of) => outcomeRow(of, facts, manifest, lang));
  return { title: facts.title, heads: outcomeWords[lang].heads, rows, note: outcomeWords[lang].errors };
}

/** The headline outcomes of a study, and all of them on demand. */
export function outcomeSection({ manifest, summary }: StudyResults, lang: Lang): string {
  const words = outcomeWords[lang];
  const facts = factsOf(manifest, lang);
  const { horizonWeeks, shortShare, title } = facts;
  const table = (outcomes: readonly OutcomeSummary[], text: string) =>
    htmlTable({
      caption: words.caption(title, text),
      heads: words.heads,
      rows: outcomes.map((of) => outcomeRow(of, facts, manifest, lang)),
      figures: [2, 3, 4, 5],
      whole: [1],
    });
  const { outcomes } = summary;
  const all = words.all + words.errors + words.terms(shortShare, horizonWeeks);
  return `${table(headlineOutcomes(outcomes), words.headlines + words.errors)}<details><summary>${words.allOutcomes(outcomes.length)}</summary>${table(outcomes, all)}</details>`;
}

function outcomeRow(
  of: OutcomeSummary,
  { titles, horizonWeeks }: StudyFacts,
  manifest: Manifest,
  lang: Lang,
): readonly string[] {
  const runs = countedRuns(manifest);
  const quantiles = [0.05, 0.5, 0.95].map((p) =>
    runs < 2 ? "–" : quantileFigureWithLimits(of, p, horizonWeeks, "", lang),
  );
  return [
    labelOf(of, titles, lang),
    shown(of.unit, lang).sign,
    meanFigure(of, runs, "", repetitionsOf(manifest), lang),
    ...quantiles,
  ];
}

/** Differences of two studies in words and figures, each with whether it is beyond its error; and the heads of all that. */
function differenceTable(
  studies: readonly StudyResults[],
  of: readonly PairedDifference[],
  lang: Lang,
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const words = outcomeWords[lang].difference;
  const [a, b] = studies.map(({ manifest }) => factsOf(manifest, lang));
  const [runs, repetitions] = [countedPairs(studies[0], studies[1]), pairedRepetitions(studies[0], studies[1])];
  const titles = { ...a.titles, horizonWeeks: a.horizonWeeks === b.horizonWeeks ? a.horizonWeeks : undefined };
  return {
    heads: [...words.heads, ...labelsOf(studies[0], studies[1], lang), words.heading, words.beyond],
    rows: of.map((each) => [
      labelOf(each, titles, lang),
      shown(each.unit, lang).sign,
      meanFigure({ ...each, ...each.a }, runs, "", repetitions, lang),
      meanFigure({ ...each, ...each.b }, runs, "", repetitions, lang),
      differenceFigure(each, runs, lang),
      isBeyondError(each, repetitions) ? words.yes : words.no,
    ]),
  };
}

/** The headline differences of two studies. */
export function headlineDifferences(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  lang: Lang,
) {
  return differenceTable(studies, headlineOutcomes(differences), lang);
}

/** The headline differences of two studies, and all of them on demand. */
export function differenceSection(
  studies: readonly StudyResults[],
  differences: readonly PairedDifference[],
  lang: Lang,
): string {
  const words = outcomeWords[lang].difference;
  const [runs, repetitions] = [countedPairs(studies[0], studies[1]), pairedRepetitions(studies[0], studies[1])];
  const beyond = (of: readonly PairedDifference[]) => {
    const count = of.filter((each) => isBeyondError(each, repetitions)).length;
    const note = beyondErrorNote(repetitions, of.length, lang);
    return runs < 2 ? note : words.count(count, of.length, note);
  };
  const table = (of: readonly PairedDifference[]) =>
    htmlTable({
      caption: words.caption(
        ...quotedLabelsOf(studies[0], studies[1], lang),
        beyond(of),
        arePaired(studies[0], studies[1]),
      ),
      ...differenceTable(studies, of, lang),
      figures: [2, 3, 4],
      whole: [1],
    });
  return `${table(headlineOutcomes(differences))}<details><summary>${words.all(differences.length)}</summary>${table(differences)}</details>`;
}
