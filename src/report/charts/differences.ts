import { headlineOutcomes } from "../../model/outcomes/index.ts";
import { arePaired, countedPairs, pairedRepetitions } from "../../sim/study/compare.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { beyondErrorNote, differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { differenceWords } from "./differences.words.ts";
import { type Chart, type Pair, type PairChart, short, tableOf } from "./kit/chart.ts";
import {
  type DifferenceRow,
  differenceTable,
  levelFigure,
  mergedDifferences,
  mergedLabel,
  sortedBySize,
} from "./kit/difference-rows.ts";
import { differenceRowWords } from "./kit/difference-rows.words.ts";
import { type Finding, findingOf, foremostOf, levelTold, nothingFound, reachOf, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { labelsOf, quotedLabelsOf, sharedBy } from "./kit/two-studies.ts";

type Reading = Parameters<typeof differenceChange>;

/** The first difference in words, and how many of all are beyond their error. */
function differenceReading(...of: Reading): string {
  const [differences, , , , runs, repetitions = runs, lang = "en"] = of;
  const words = differenceWords[lang];
  if (differences.length === 0) return words.nothing;
  const beyond = differences.filter((each) => isBeyondError(each, repetitions)).length;
  const told = runs < 2 ? words.noError(runsText(runs, lang)) : words.beyond(beyond, differences.length);
  return words.both(differenceChange(...of), told);
}

/** The first difference in words. */
function differenceChange(
  differences: readonly PairedDifference[],
  titles: Names,
  nameA: string,
  nameB: string,
  runs: number,
  repetitions = runs,
  lang: Lang = "en",
): string {
  const words = differenceWords[lang];
  if (differences.length === 0) return words.nothing;
  const [first] = differences;
  const { sign, difference } = shown(first.unit, lang);
  const [from, to] = [first.a, first.b].map((side) => meanFigure({ ...first, ...side }, runs, sign, repetitions, lang));
  return words.reading({
    ...{ a: nameA, b: nameB, outcome: labelOf(first, titles, lang), from, to },
    gap: inUnit(differenceFigure(first, runs, lang), difference, lang),
  });
}

/** The first difference that is beyond error, where one is: they come in the order in which a reader asks. */
function differenceFinding(
  ...[differences, titles, nameA, nameB, runs, repetitions = runs, lang = "en"]: Reading
): Finding {
  const { headline } = differenceWords[lang];
  if (differences.length === 0) return nothingFound(headline.nothing);
  if (runs < 2) return nothingFound(headline.noError(runsText(runs, lang)));
  const of = foremostOf(differences, repetitions);
  if (of === undefined) return tooClose(headline.close(differences.length), [], lang);
  const [from, to] = [of.a, of.b].map((side) => levelTold(of, side, repetitions, lang));
  return findingOf(
    (figures) => headline.foremost(labelOf(of, titles, lang), figures.from, figures.to, nameA, nameB),
    { from, to },
    lang,
  );
}

/** Differences of the headline outcomes as rows of a table with bars, a group a unit, the largest of each first. */
function drawDifferences({ a, b, differences }: Pair, lang: Lang): Chart {
  const words = differenceWords[lang];
  const { titles } = sharedBy(a, b, lang);
  const [runs, repetitions] = [countedPairs(a, b), pairedRepetitions(a, b)];
  const reach = reachOf(repetitions);
  const shownOnes = headlineOutcomes(differences);
  const rows = sortedBySize(mergedDifferences(shownOnes, repetitions)).map((merged): DifferenceRow => {
    const { of } = merged;
    const { difference: unit, factor } = shown(of.unit, lang);
    const [difference, halfWidth] = [of.difference * factor, reach * of.standardError * factor];
    return {
      outcome: mergedLabel(merged, titles, lang),
      unit,
      from: levelFigure(of, of.a, repetitions, lang),
      to: levelFigure(of, of.b, repetitions, lang),
      difference: short(difference),
      low: short(difference - halfWidth),
      high: short(difference + halfWidth),
      figure: differenceFigure(of, runs, lang),
      beyondError: isBeyondError(of, repetitions) ? "yes" : "no",
    };
  });
  const [nameA, nameB] = quotedLabelsOf(a, b, lang);
  const [headA, headB] = labelsOf(a, b, lang);
  return framedChart({
    id: "differences",
    lang,
    manifests: [a.manifest, b.manifest],
    question: words.question,
    finding: differenceFinding(shownOnes, titles, nameA, nameB, runs, repetitions, lang),
    shows: words.shows,
    reading: differenceReading(shownOnes, titles, nameA, nameB, runs, repetitions, lang),
    kind: words.kind(nameA, nameB, rows.length),
    notes: [
      differenceRowWords[lang].figures([headA, headB, words.difference]),
      words.note(nameA, nameB, arePaired(a, b)),
      runs < 2 ? words.oneRun(beyondErrorNote(runs, rows.length, lang)) : words.error,
    ],
    table: tableOf(rows, {
      unit: "of difference, low and high",
      from: "mean of a",
      to: "mean of b",
      difference: "b minus a, mean over runs",
      low: "lower 95 % limit",
      high: "upper 95 % limit",
      figure: "± one standard error",
    }),
    body: differenceTable({
      rows,
      columns: [
        { field: "from", head: headA },
        { field: "to", head: headB },
        { field: "figure", head: words.difference },
      ],
      tooltip: { outcome: words.outcome, from: headA, to: headB, figure: words.difference },
    }),
  });
}

/** Which differences are beyond their error? */
export const differenceChart: PairChart = { id: "differences", needs: () => [], draw: drawDifferences };
