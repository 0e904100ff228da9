import type { OutcomeName } from "../../model/outcomes/index.ts";
import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import { z95 } from "../../sim/study/shares.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { formatWithError, inUnit } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed } from "../words/lists.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { namedRows, plainNumber, rowHeight, widthOfNames } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { ink, muted } from "./kit/theme.ts";
import { newsWords } from "./news.words.ts";

type Estimate = { readonly mean: number; readonly standardError: number };
type Moved = Estimate & { readonly difference: number };

/** An outcome from what it was before the news to what it is after them, step by step. */
type NewsOutcome = OutcomeKey & {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly steps: readonly Moved[];
};

/** What led from one state of knowledge to another: both in words, and the steps between them, in their order. */
export type NewsTold = {
  readonly id: string;
  readonly manifests: readonly Manifest[];
  readonly ends: readonly [string, string];
  readonly steps: readonly { readonly title: string; readonly contradicts: boolean }[];
  readonly outcomes: readonly NewsOutcome[];
  /** Runs of equal weight that are left after them. */
  readonly worth: number;
};

/** Vermilion up, blue down, grey what is known; red what contradicts the model. */
const colors = ["#d98a52", "#4f93bd", "#56616c"];
const against = "#b3261e";
const [width, mostLabel] = [230, 300];

/** Outcomes that are drawn, the first of each. */
const drawn: readonly OutcomeName[] = ["unmetNeedShare", "pricePaidPeakMultiple", "lossHigh", "banWeeks"];

type NewsRow = {
  readonly [field in "outcome" | "step" | "kind" | "figure" | "unit"]: string;
} & { readonly [field in "from" | "to" | "low" | "high" | "standardError"]: number };

/** What each fact moved, as a staircase an outcome. null where no outcome is told. */
export function newsChart(told: NewsTold, lang: Lang): Chart | null {
  const words = newsWords[lang];
  const { titles } = factsOf(told.manifests[0], lang);
  const outcomes = drawn.flatMap((name) => told.outcomes.filter(({ outcome }) => outcome === name).slice(0, 1));
  if (outcomes.length === 0) return null;
  const titlesOfSteps = told.steps.map(({ title, contradicts }) => (contradicts ? words.against(title) : title));
  const names = namesApart([told.ends[0], ...titlesOfSteps, told.ends[1]]);
  const labelWidth = widthOfNames(names, mostLabel);
  const panels = outcomes.map((of) => {
    const label = labelOf(of, titles, lang);
    return {
      title: of.unit === "weeks" ? capitalised(label) : words.panel(capitalised(label), shown(of.unit, lang).sign),
      label,
      rows: rowsOf(of, label, names, lang),
    };
  });
  const [first] = outcomes;
  const largest = first.steps
    .map((step, k) => ({ ...step, title: told.steps[k].title }))
    .filter(({ difference, standardError }) => Math.abs(difference) > z95 * standardError)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .at(0);
  const figures = [first.before, first.after].map((each) => withUnit(each.mean, each.standardError, first.unit, lang));
  const isBeyond =
    Math.abs(first.after.mean - first.before.mean) >
    z95 * Math.hypot(first.after.standardError, first.before.standardError);
  const moved = words.reading(panels[0].label, told.ends, [figures[0], figures[1]]);
  const reading = isBeyond ? moved : words.within(moved);
  const most =
    largest === undefined || largest.difference === 0
      ? ""
      : words.most(largest.title, stepFigure(largest.difference, largest.standardError, first.unit, lang));
  return framedChart({
    id: told.id,
    lang,
    manifests: told.manifests,
    question: words.question,
    shows: words.shows,
    reading: `${reading}${most}`,
    kind: words.kind(
      listed(
        panels.map(({ label }) => label),
        lang,
      ),
    ),
    notes: [...words.notes(told.worth), ...(told.steps.some(({ contradicts }) => contradicts) ? [words.red] : [])],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ outcome: "whose mean moves", step: "what is known, or the fact that is told next" },
        ...{
          kind: "mean by what is known, or what a fact does",
          figure: "± one standard error",
          unit: "of the figures of the row",
        },
        ...{ from: "mean before it", to: "mean after it", standardError: "of the mean, or of what the fact moves" },
        ...{ low: "lower 95 % limit", high: "upper 95 % limit" },
      },
    ),
    body: {
      columns: 2,
      spacing: { row: 24, column: 96 },
      concat: panels.map(({ title, rows }, k) => panelOf(title, rows, k, labelWidth, words)),
    },
  });
}

/** Rows are told apart by their names. */
function namesApart(names: readonly string[]): readonly string[] {
  return names.map((name, k) =>
    names.indexOf(name) < k ? `${name} (${names.slice(0, k).filter((each) => each === name).length + 1})` : name,
  );
}

function rowsOf({ before, after, steps, unit }: NewsOutcome, outcome: string, names: readonly string[], lang: Lang) {
  const { kinds } = newsWords[lang];
  const { factor, sign, difference: unitOfStep } = shown(unit, lang);
  const row = (step: string, kind: string, from: number, to: number, error: number, figure: string): NewsRow => ({
    ...{ outcome, step, kind, figure, unit: kind === kinds.end ? sign : unitOfStep },
    ...{ from: short(from * factor), to: short(to * factor), standardError: short(error * factor) },
    ...{ low: short((to - z95 * error) * factor), high: short((to + z95 * error) * factor) },
  });
  const level = (step: string, { mean, standardError }: Estimate) =>
    row(step, kinds.end, mean, mean, standardError, formatWithError(mean * factor, standardError * factor));
  return [
    level(names[0], before),
    ...steps.map(({ mean, difference, standardError }, k) =>
      row(
        names[k + 1],
        difference < 0 ? kinds.down : kinds.up,
        mean - difference,
        mean,
        standardError,
        signed(difference * factor, standardError * factor),
      ),
    ),
    level(names[names.length - 1], after),
  ];
}

function signed(value: number, error: number): string {
  const figure = formatWithError(value, error);
  return value > 0 && /[1-9]/.test(figure.split(" ±")[0]) ? `+${figure}` : figure;
}

function withUnit(value: number, error: number, unit: string, lang: Lang): string {
  const { factor, sign } = shown(unit, lang);
  return inUnit(formatWithError(value * factor, error * factor), sign, lang);
}

function stepFigure(value: number, error: number, unit: string, lang: Lang): string {
  const { factor, difference } = shown(unit, lang);
  return inUnit(signed(value * factor, error * factor), difference, lang);
}

/** One outcome: dots for what is known, bars for what each fact moves, each from where the last one ended. */
function panelOf(
  title: string,
  rows: readonly NewsRow[],
  place: number,
  labelWidth: number,
  words: (typeof newsWords)["en"],
): object {
  const steps = rows.map(({ step }) => step);
  const isFirst = place % 2 === 0;
  const named = namedRows("step", steps, labelWidth, mostLabel) as { readonly axis: object };
  const red = { condition: { test: words.isAgainst, value: against }, value: ink };
  const y = { ...named, axis: isFirst ? { ...named.axis, labelColor: red } : null };
  const ends = rows.flatMap(({ from, to, low, high }) => [from, to, low, high]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: least < most ? [least, most] : [least, least + 1], nice: 4, zero: false },
    axis: { grid: true, tickCount: 4, format: plainNumber },
  };
  const { up, down, end } = words.kinds;
  const color = {
    ...{ field: "kind", type: "nominal", scale: { domain: [up, down, end], range: colors } },
    legend: { columns: 3 },
  };
  const tooltip = Object.entries(words.tooltip).map(([field, name]) => ({ field, type: "nominal", title: name }));
  const only = (isEnd: boolean) => [{ filter: `(datum.kind === ${JSON.stringify(end)}) === ${isEnd}` }];
  return {
    title: {
      text: textOf(linesOf(title, width + 150 + (isFirst ? labelWidth : 0), 12.5)),
      ...{ fontSize: 12.5, fontWeight: 600, frame: "group", offset: 6 },
      dx: isFirst ? -labelWidth - 8 : 0,
    },
    data: { values: rows },
    width,
    height: { step: rowHeight(steps, 21, mostLabel) },
    layer: [
      {
        transform: only(false),
        mark: { type: "bar", height: 12 },
        encoding: { y, x: { ...x, field: "from" }, x2: { field: "to" }, color, tooltip },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.1 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        transform: only(true),
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: { y, x: { ...x, field: "to" }, color, tooltip },
      },
      {
        transform: [{ filter: `datum.step === ${JSON.stringify(steps[0])}` }],
        mark: { type: "rule", color: muted, strokeDash: [3, 3] },
        encoding: { x: { ...x, field: "to" } },
      },
      {
        mark: { type: "text", align: "right", fontSize: 11, color: ink },
        encoding: { y, x: { value: width + 86 }, text: { field: "figure" } },
      },
    ],
  };
}
