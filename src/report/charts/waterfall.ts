import { z95 } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { differenceFigure, isFarFromAllRuns } from "../words/difference-figures.ts";
import { formatExact, formatWithError, inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed } from "../words/lists.ts";
import { groupsTitle, remainderTitle } from "../words/mechanisms.ts";
import { labelOf } from "../words/outcomes.ts";
import { shown } from "../words/units.ts";
import { namedRows, plainNumber, rowHeight, widthOfNames } from "./kit/axes.ts";
import { type Chart, type Explained, type PairChart, short, tableOf, type Waterfall } from "./kit/chart.ts";
import { areApart, type Finding, findingOf, sizeTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { ink, muted } from "./kit/theme.ts";
import { labelsOf, quotedLabelsOf, sharedBy } from "./kit/two-studies.ts";
import { waterfallWords } from "./waterfall.words.ts";

/** Vermilion up, blue down, grey the scenarios: told apart by lightness too. */
const colors = ["#d98a52", "#4f93bd", "#56616c"];
const width = 400;

type StepRow = {
  readonly [field in "outcome" | "step" | "kind" | "figure" | "unit"]: string;
} & { readonly [field in "from" | "to" | "contribution" | "standardError" | "low" | "high"]: number };

/** The steps of one outcome, from the mean of one scenario to that of the other. */
function waterfallPanel(
  title: string,
  rows: readonly StepRow[],
  labelWidth: number,
  words: (typeof waterfallWords)["en"],
): object {
  const y = namedRows(
    "step",
    rows.map(({ step }) => step),
    labelWidth,
  );
  const ends = rows.flatMap(({ from, low, high }) => [from, low, high]);
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: [Math.min(0, ...ends), Math.max(0, ...ends)], nice: 6 },
    axis: { grid: true, tickCount: 6, format: plainNumber },
  };
  const kinds = [words.steps.up, words.steps.down, words.steps.end];
  return {
    title: {
      text: textOf(linesOf(title, labelWidth + width, 12.5)),
      fontSize: 12.5,
      fontWeight: 600,
      frame: "group",
      dx: -labelWidth - 8,
      offset: 4,
    },
    data: { values: rows },
    width,
    height: {
      step: rowHeight(
        rows.map(({ step }) => step),
        24,
      ),
    },
    layer: [
      {
        mark: { type: "bar", height: 15 },
        encoding: {
          y,
          x: { ...x, field: "from" },
          x2: { field: "to" },
          color: { field: "kind", type: "nominal", scale: { domain: kinds, range: colors }, legend: { columns: 3 } },
          tooltip: [
            { field: "step", type: "nominal", title: words.tooltip.step },
            { field: "figure", type: "nominal", title: words.tooltip.figure },
            { field: "unit", type: "nominal", title: words.tooltip.unit },
          ],
        },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
    ],
  };
}

/** Differences over all runs of the comparison, explained on so many of them. */
type Steps = { readonly runs: number; readonly given: readonly Waterfall[] };

/** From one scenario to the other by steps: what each group of inputs that differs adds to each outcome's mean. */
export function drawWaterfall(a: StudyResults, b: StudyResults, { runs, given }: Steps, lang: Lang = "en"): Chart {
  const words = waterfallWords[lang];
  const compared = a.manifest.runs;
  const explained = runs < compared ? words.part(formatExact(runs), runsText(compared, lang)) : runsText(runs, lang);
  const { titles } = sharedBy(a, b, lang);
  const [nameA, nameB] = quotedLabelsOf(a, b, lang);
  const ends = labelsOf(a, b, lang);
  const panels = given.map((of) => ({
    of,
    title: words.panel(capitalised(labelOf(of, titles, lang)), shown(of.unit, lang).sign),
    rows: stepsOf(of, ends, labelOf(of, titles, lang), lang),
  }));
  const labelWidth = widthOfNames(panels.flatMap(({ rows }) => rows.map(({ step }) => step)));
  const outcomes = listed(
    panels.map(({ of }) => labelOf(of, titles, lang)),
    lang,
  );
  return framedChart({
    id: "waterfall",
    lang,
    manifests: [a.manifest, b.manifest],
    ofRuns: explained,
    question: words.question(nameA, nameB),
    finding: waterfallFinding(given[0], labelOf(given[0], titles, lang), lang),
    shows: words.shows,
    reading: readingOf(given[0], labelOf(given[0], titles, lang), nameA, nameB, lang),
    kind: words.kind(nameA, nameB, outcomes),
    notes: [
      ...words.notes,
      ...(runs < compared ? [words.carriedOver] : []),
      words.error(explained),
      ...given
        .filter((of) => isFarFromAllRuns(of, runs, compared))
        .map((of) => words.far(labelOf(of, titles, lang), `--explain-runs ${compared}`)),
    ],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ from: "where the bar begins", to: "where it ends", contribution: "what the step adds" },
        ...{ outcome: "whose mean differs", step: "scenario, or group of inputs that differ" },
        ...{ kind: "mean of a scenario, or what a step does", standardError: "of contribution" },
        figure: "contribution ± one standard error; of a scenario, its mean",
        ...{ low: "lower 95 % limit of to", high: "upper 95 % limit of to", unit: "of the figures of the row" },
      },
    ),
    body: {
      columns: 1,
      spacing: 18,
      concat: panels.map(({ title, rows }) => waterfallPanel(title, rows, labelWidth, words)),
    },
  });
}

/** The scenarios' means at both ends, and between them the steps, the largest first, each from where the last one ended. */
function stepsOf(
  { unit, a, b, bars, remainder, ...of }: Waterfall,
  [nameA, nameB]: readonly string[],
  outcome: string,
  lang: Lang,
): readonly StepRow[] {
  const { steps: kinds } = waterfallWords[lang];
  const { factor, difference: unitOfStep, sign } = shown(unit, lang);
  const row = (step: string, kind: string, from: number, to: number, error: number, figure: string) => ({
    ...{ outcome, step, kind, from: short(from * factor), to: short(to * factor) },
    ...{ contribution: short((to - from) * factor), standardError: short(error * factor) },
    ...{ unit: kind === kinds.end ? sign : unitOfStep },
    ...{ low: short((to - z95 * error) * factor), high: short((to + z95 * error) * factor), figure },
  });
  const level = ({ mean, standardError }: Waterfall["a"]) => formatWithError(mean * factor, standardError * factor);
  let at = a.mean;
  const largestFirst = bars.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
  const parts = [
    ...largestFirst.map((bar) => ({ ...bar, title: groupsTitle(bar.groups, lang) })),
    ...(remainder === undefined ? [] : [{ ...remainder, title: remainderTitle[lang] }]),
  ];
  const steps = parts.map(({ title, value, standardError }) => {
    const from = at;
    at += value;
    const figure = differenceFigure({ ...of, unit, a, b, difference: value, standardError }, 2, lang);
    return row(title, value < 0 ? kinds.down : kinds.up, from, at, standardError, figure);
  });
  return [
    row(nameA, kinds.end, 0, a.mean, a.standardError, level(a)),
    ...steps,
    row(nameB, kinds.end, 0, b.mean, b.standardError, level(b)),
  ];
}

/** The step that moves the mean most, where it does so beyond error. */
function waterfallFinding(of: Waterfall, outcome: string, lang: Lang): Finding {
  const { headline } = waterfallWords[lang];
  const steps = of.bars
    .map(({ groups, value, standardError }) => ({
      title: groupsTitle(groups, lang),
      // Of so many runs that Student's t is the normal quantile.
      size: sizeTold({ ...of, difference: value, standardError }, Number.MAX_SAFE_INTEGER, lang),
    }))
    .toSorted((one, other) => other.size.value - one.size.value);
  const [first, second] = steps;
  if (first === undefined || first.size.value <= first.size.error) return tooClose(headline.nothing(outcome), [], lang);
  if (second !== undefined && !areApart(first.size, second.size)) {
    const sizes = [first.size, second.size];
    const texts = sizes.map(({ text }) => text);
    return tooClose(headline.close(first.title, second.title, outcome, texts), sizes, lang);
  }
  return findingOf(({ size }) => headline.most(first.title, size, outcome), { size: first.size }, lang);
}

function readingOf(of: Waterfall, outcome: string, nameA: string, nameB: string, lang: Lang): string {
  const words = waterfallWords[lang];
  const { factor, difference: unit, sign } = shown(of.unit, lang);
  const [largest] = of.bars.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (largest === undefined || largest.value === 0)
    return words.nothing(outcome, inUnit(formatWithError(of.a.mean * factor, of.a.standardError * factor), sign, lang));
  const step = inUnit(
    differenceFigure({ ...of, difference: largest.value, standardError: largest.standardError }, 2, lang),
    unit,
    lang,
  );
  return words.reading(outcome, nameA, nameB, groupsTitle(largest.groups, lang), step);
}

/** Outcomes whose explanation a reader asks for first. */
const firstAsked = ["unmetNeedShare", "lossHigh", "pricePaidPeakMultiple", "priceAskPeakMultiple"];

/** One of each of these; of an explanation of none of them, the first four. */
function drawnOnes({ explanations: all }: Explained): readonly Waterfall[] {
  const asked = firstAsked.flatMap((name) => all.filter(({ outcome }) => outcome === name).slice(0, 1));
  return asked.length > 0 ? asked : all.slice(0, firstAsked.length);
}

/** Where does the difference come from? */
export const waterfallChart: PairChart = {
  id: "waterfall",
  needs: () => [],
  draw: ({ a, b, explained }, lang) => {
    const given = explained === undefined ? [] : drawnOnes(explained);
    return explained === undefined || given.length === 0
      ? null
      : drawWaterfall(a, b, { runs: explained.runs, given }, lang);
  },
};
