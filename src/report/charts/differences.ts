import { headlineOutcomes } from "../../model/outcomes/index.ts";
import { arePaired, countedPairs, pairedRepetitions } from "../../sim/study/compare.ts";
import { studentT95 } from "../../sim/study/mean.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { beyondErrorNote, differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { differenceWords } from "./differences.words.ts";
import { namedRows, plainNumber, rowHeight, widthOfNames } from "./kit/axes.ts";
import { type Chart, type Pair, type PairChart, short, tableOf } from "./kit/chart.ts";
import { clearestOf, type Finding, findingOf, levelTold, nothingFound, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { blues, muted } from "./kit/theme.ts";
import { quotedLabelsOf, sharedBy } from "./kit/two-studies.ts";

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

/** The difference that is clearest, where one is beyond error. */
function differenceFinding(
  ...[differences, titles, nameA, nameB, runs, repetitions = runs, lang = "en"]: Reading
): Finding {
  const { headline } = differenceWords[lang];
  if (differences.length === 0) return nothingFound(headline.nothing);
  if (runs < 2) return nothingFound(headline.noError(runsText(runs, lang)));
  const of = clearestOf(differences, repetitions);
  if (of === undefined) return tooClose(headline.close(differences.length), [], lang);
  const [from, to] = [of.a, of.b].map((side) => levelTold(of, side, repetitions, lang));
  return findingOf(
    (figures) => headline.clearest(labelOf(of, titles, lang), figures.from, figures.to, nameA, nameB),
    { from, to },
    lang,
  );
}

/** Differences of the headline outcomes as dots with 95 % limits, one panel for each unit. */
function drawDifferences({ a, b, differences }: Pair, lang: Lang): Chart {
  const words = differenceWords[lang];
  const { titles } = sharedBy(a, b, lang);
  const [runs, repetitions] = [countedPairs(a, b), pairedRepetitions(a, b)];
  const reach = runs < 2 ? 0 : studentT95(repetitions);
  const shownOnes = headlineOutcomes(differences);
  const rows = shownOnes.map((of) => {
    const { difference: unit, factor } = shown(of.unit, lang);
    const [difference, halfWidth] = [of.difference * factor, reach * of.standardError * factor];
    return {
      outcome: labelOf(of, titles, lang),
      unit,
      difference: short(difference),
      low: short(difference - halfWidth),
      high: short(difference + halfWidth),
      figure: differenceFigure(of, runs, lang),
      beyondError: isBeyondError(of, repetitions) ? "yes" : "no",
    };
  });
  const [nameA, nameB] = quotedLabelsOf(a, b, lang);
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
      words.note(nameA, nameB, arePaired(a, b)),
      runs < 2 ? words.oneRun(beyondErrorNote(runs, rows.length, lang)) : words.error,
    ],
    table: tableOf(rows, {
      unit: "of difference, low and high",
      difference: "b minus a, mean over runs",
      low: "lower 95 % limit",
      high: "upper 95 % limit",
      figure: "± one standard error",
    }),
    body: {
      spacing: 20,
      vconcat: [...new Set(rows.map(({ unit }) => unit))].map((unit) =>
        unitPanel(unit, { axis: words.axis(unit), outcome: words.outcome }, rows),
      ),
    },
  });
}

const width = 360;

function unitPanel(
  unit: string,
  { axis: title, outcome }: { readonly axis: string; readonly outcome: string },
  all: readonly { readonly unit: string; readonly outcome: string; readonly low: number; readonly high: number }[],
): object {
  const rows = all.filter((row) => row.unit === unit);
  const reach = Math.max(...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const x = {
    type: "quantitative",
    title,
    scale: {
      domain:
        reach > 0
          ? [Math.min(0, ...rows.map(({ low }) => low)), Math.max(0, ...rows.map(({ high }) => high))]
          : [-1, 1],
      nice: 5,
    },
    axis: { grid: true, tickCount: 5, format: plainNumber },
  };
  const y = namedRows(
    "outcome",
    rows.map(({ outcome }) => outcome),
    widthOfNames(all.map(({ outcome }) => outcome)),
  );
  const color = { condition: { test: "datum.beyondError === 'yes'", value: blues[2] }, value: "#8a939c" };
  return {
    data: { values: rows },
    width,
    height: {
      step: rowHeight(
        rows.map(({ outcome }) => outcome),
        22,
      ),
    },
    layer: [
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, color },
      },
      {
        mark: { type: "point", filled: true, size: 55, opacity: 1 },
        encoding: {
          x: { ...x, field: "difference" },
          y,
          color,
          tooltip: [
            { field: "outcome", type: "nominal", title: outcome },
            { field: "figure", type: "nominal", title },
          ],
        },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11 },
        encoding: { x: { value: width + 14 }, y, text: { field: "figure" }, color },
      },
    ],
  };
}

/** Which differences are beyond their error? */
export const differenceChart: PairChart = { id: "differences", needs: () => [], draw: drawDifferences };
