import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Driver, GradeShare, VarianceSplit } from "../../sim/study/insights.ts";
import { z95 } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { InputText } from "../words/inputs.en.ts";
import { inputOrLane } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed } from "../words/lists.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf } from "../words/study.ts";
import { shareText, withinWhole } from "../words/variance-figures.ts";
import { restOf } from "./drivers.rest.ts";
import { driversWords } from "./drivers.words.ts";
import { type Chart, limitUnits, type StudyChart, short, tableOf } from "./kit/chart.ts";
import { areApart, type Finding, findingOf, nothingFound, type Told, told, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { ink, muted } from "./kit/theme.ts";

/** Dark for strong evidence, warm for weak (after Okabe and Ito 2008). */
const colors = ["#004f80", "#4f93bd", "#e0a36f", "#b5521b", "#c9cfd5"];
const [labelWidth, width, rowHeight, lineHeight] = [420, 240, 33, 15];

type DriverRow = {
  readonly [field in
    | "outcome"
    | "input"
    | "what"
    | "grade"
    | "figure"
    | "plotRow"
    | "plotGrade"
    | "plotInput"
    | "plotWhat"]: string;
} & { readonly [field in "share" | "low" | "high" | "plotRise" | "plotDrop"]: number };

/** The inputs of one outcome, each with what it is, as bars with error bars, coloured by grade. */
function driversPanel(
  title: string,
  rows: readonly DriverRow[],
  grades: readonly string[],
  { isLast, lang }: { readonly isLast: boolean; readonly lang: Lang },
): object {
  const words = driversWords[lang];
  const y = { field: "plotRow", type: "nominal", sort: rows.map(({ plotRow }) => plotRow), axis: null };
  const x = {
    type: "quantitative",
    title: isLast ? words.axis : null,
    scale: { domain: [Math.min(0, ...rows.map(({ low }) => low)), Math.max(1, ...rows.map(({ high }) => high))] },
    axis: { format: ".0%", tickCount: 5, grid: true },
  };
  const label = (field: string, look: object) => ({
    mark: { type: "text", align: "left", baseline: "bottom", lineBreak: "\n", aria: false, ...look },
    encoding: { y, x: { value: -labelWidth }, text: { field } },
  });
  const lines = Math.max(2, ...rows.map(({ plotInput, plotWhat }) => `${plotInput}\n${plotWhat}`.split("\n").length));
  return {
    title: {
      text: textOf(linesOf(title, labelWidth + width, 13)),
      fontSize: 13,
      fontWeight: 600,
      frame: "group",
      dx: -labelWidth,
      offset: 4 + (lines - 2) * 8,
    },
    data: { values: rows },
    width,
    height: { step: rowHeight + (lines - 2) * lineHeight },
    layer: [
      label("plotInput", { baseline: "line-bottom", dy: { expr: "1 - datum.plotRise" }, fontSize: 12, color: ink }),
      label("plotWhat", { baseline: "line-top", dy: { expr: "1 + datum.plotDrop" }, fontSize: 11, color: muted }),
      {
        mark: { type: "bar", height: 14 },
        encoding: {
          y,
          x: { ...x, field: "share" },
          color: {
            field: "grade",
            type: "nominal",
            scale: { domain: grades, range: colors },
            legend: { columns: 5, offset: 10 },
          },
          tooltip: [
            { field: "input", type: "nominal", title: words.input },
            { field: "what", type: "nominal", title: words.what },
            { field: "figure", type: "nominal", title: words.axis },
            { field: "grade", type: "nominal", title: words.evidence },
          ],
        },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        mark: { type: "text", align: "left", fontSize: 12, color: ink, dy: -7 },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: muted, dy: 8, aria: false },
        encoding: { y, x: { value: width + 14 }, text: { field: "plotGrade" } },
      },
    ],
  };
}

const shownInputs = 5;

/** The inputs that explain most of each outcome's variance, with the grade of their evidence; then all the rest. */
function drawDrivers(study: StudyResults, split: VarianceSplit, lang: Lang): Chart {
  const { manifest } = study;
  const words = driversWords[lang];
  const { titles } = factsOf(manifest, lang);
  const outcomes = [...new Map(split.byGrade.map((of) => [outcomeId(of), of])).values()];
  const panels = outcomes.map((of) => {
    const same = (each: Driver | GradeShare) => outcomeId(each) === outcomeId(of);
    const largest = split.drivers
      .filter((each) => same(each) && each.share > z95 * each.standardError)
      .sort((a, b) => b.share - a.share)
      .slice(0, shownInputs);
    const remainder = split.byGrade.filter((each) => same(each) && each.grade === "remainder");
    const rest = restOf(outcomeId(of), largest, split, study, lang);
    const title = capitalised(labelOf(of, titles, lang));
    return {
      title,
      largest,
      remainder,
      rows: [
        ...largest.map((each) => rowOf(title, inputOrLane(each.path, manifest, lang), each.grade, each, lang)),
        ...rest.map((each) => rowOf(title, each.text, "rest", each, lang)),
      ],
    };
  });
  const shares = Object.values(words.grades);
  return framedChart({
    id: "drivers",
    lang,
    manifests: [manifest],
    question: words.question,
    finding: driversFinding(panels, manifest, lang),
    shows: words.shows,
    reading: words.reading(
      panels.map(({ largest: [first], remainder: [rest], title }) =>
        first === undefined
          ? words.none(lowered(title), percent(rest, lang))
          : words.most(lowered(title), named(inputOrLane(first.path, manifest, lang), words), percent(first, lang)),
      ),
    ),
    kind: words.kind(
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [...words.notes, words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ share: "of the outcome's variance over runs, 0-1", ...limitUnits },
        ...{ grade: "of the input's evidence", what: "what the input is", figure: "share ± one standard error" },
      },
    ),
    body: {
      columns: 1,
      spacing: 18,
      concat: panels.map(({ title, rows }, k) =>
        driversPanel(title, rows, shares, { isLast: k === panels.length - 1, lang }),
      ),
    },
  });
}

/** The number that explains most of any outcome, where it does so beyond error. */
function driversFinding(
  panels: readonly { readonly title: string; readonly largest: readonly Driver[] }[],
  manifest: StudyResults["manifest"],
  lang: Lang,
): Finding {
  const { headline } = driversWords[lang];
  const [most] = panels
    .filter(({ largest }) => largest.length > 0)
    .toSorted((a, b) => b.largest[0].share - a.largest[0].share);
  if (most === undefined) return nothingFound(headline.none);
  const [first, second] = most.largest;
  const name = ({ path }: Driver) => inputOrLane(path, manifest, lang).name;
  const figure = (of: Driver): Told => told(100 * of.share, 100 * z95 * of.standardError, "%", lang);
  const outcome = lowered(most.title);
  const share = figure(first);
  if (second !== undefined && !areApart(share, figure(second))) {
    const shares = [share, figure(second)];
    const texts = shares.map(({ text }) => text);
    return tooClose(headline.tie(name(first), name(second), outcome, texts), shares, lang);
  }
  return findingOf((of) => headline.one(name(first), outcome, of.share), { share }, lang);
}

function rowOf(outcome: string, { name: input, what }: InputText, letter: Letter, of: Share, lang: Lang): DriverRow {
  const reach = z95 * of.standardError;
  const share = withinWhole(of.share, of.standardError);
  const [lines, below] = [linesOf(input, labelWidth - 16, 12), linesOf(what, labelWidth - 16, 11)];
  // A name stands above what it is, both together about the middle of their row.
  const drop = ((lines.length - below.length) * lineHeight) / 2;
  return {
    outcome,
    input,
    what,
    grade: driversWords[lang].grades[letter],
    share: short(share),
    // A share of a whole: limits beyond it, of few runs, say no more than its ends.
    low: short(Math.max(of.share - reach, Math.min(0, share))),
    high: short(Math.min(of.share + reach, Math.max(1, share))),
    figure: percent(of, lang),
    plotRow: `${input} ${what}`,
    plotRise: lineHeight * (lines.length - 1) - drop,
    plotDrop: drop,
    plotInput: lines.join("\n"),
    plotWhat: below.join("\n"),
    plotGrade: letter === "rest" ? "" : driversWords[lang].grade(letter),
  };
}

const named = ({ name, what }: InputText, words: (typeof driversWords)[Lang]) =>
  what === "" ? name : words.whatIs(name, what);

type Letter = keyof (typeof driversWords)["en"]["grades"];

type Share = { readonly share: number; readonly standardError: number };

const percent = ({ share, standardError }: Share, lang: Lang) => shareText({ value: share, standardError }, lang);

const lowered = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/** What drives the outcomes? */
export const driversChart: StudyChart = {
  id: "drivers",
  needs: () => [],
  draw: (study, lang) => {
    const drivers = study.insights?.drivers ?? null;
    return drivers === null || drivers.byGrade.length === 0 ? null : drawDrivers(study, drivers, lang);
  },
};
