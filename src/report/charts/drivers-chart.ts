import type { Driver, GradeShare, VarianceSplit } from "../../sim/drivers/drivers-of.ts";
import { outcomeId, type StudyResults } from "../../sim/results.ts";
import { formatWithError } from "../format.ts";
import { inputName } from "../input-names.ts";
import { factsOf } from "../names.ts";
import { labelOf } from "../outcome-labels.ts";
import { z95 } from "../z95.ts";
import { capitalised } from "./capitalised.ts";
import { type Chart, short, tableOf } from "./chart.ts";
import { framedChart } from "./framed-chart.ts";
import { ink } from "./theme.ts";

const words = {
  question: "What drives it?",
  grades: {
    A: "A: official",
    B: "B: reputable",
    C: "C: one figure",
    D: "D: inference",
    rest: "all else",
  },
  rest: "all else, chance and interplay",
  axis: "share of the variance over runs",
  notes: [
    "Share of each outcome's variance over runs that one uncertain number explains by itself, largest first.",
    "Colour: the grade of the evidence it rests on, from A (official statistic) to D (inference).",
  ],
  error: "Monte Carlo error: bars are 95 % limits of each share (jackknife); figures are ± one standard error.",
  kind: (outcomes: string) => `Horizontal bars with error bars, one panel for each of: ${outcomes}.`,
  reading: (each: readonly string[]) =>
    `The single number that most of the variance over runs rests on: of ${each.join("; of ")}.`,
  most: (outcome: string, input: string, share: string) => `“${outcome}”, ${input} (${share})`,
  none: (outcome: string, share: string) => `“${outcome}”, none beyond error (all else ${share})`,
};

/** Dark for strong evidence, warm for weak (after Okabe and Ito 2008). */
const colors = ["#004f80", "#4f93bd", "#e0a36f", "#b5521b", "#c9cfd5"];
const shownInputs = 5;
const [labelWidth, width] = [400, 240];

/** The inputs that explain most of each outcome's variance, with the grade of their evidence; then all the rest. */
export function driversChart({ manifest }: StudyResults, split: VarianceSplit): Chart {
  const { titles } = factsOf(manifest);
  const outcomes = [...new Map(split.byGrade.map((of) => [outcomeId(of), of])).values()];
  const panels = outcomes.map((of) => {
    const same = (each: Driver | GradeShare) => outcomeId(each) === outcomeId(of);
    const largest = split.drivers
      .filter((each) => same(each) && each.share > z95 * each.standardError)
      .sort((a, b) => b.share - a.share)
      .slice(0, shownInputs);
    const rest = split.byGrade.filter((each) => same(each) && each.grade === "remainder");
    const title = capitalised(labelOf(of, titles));
    return {
      title,
      largest,
      rows: [
        ...largest.map((each) => rowOf(title, inputName(each.path, manifest), words.grades[each.grade], each)),
        ...rest.map((each) => rowOf(title, words.rest, words.grades.rest, each)),
      ],
    };
  });
  const shares = Object.values(words.grades);
  return framedChart({
    id: "drivers",
    manifests: [manifest],
    question: words.question,
    reading: words.reading(
      panels.map(({ largest: [first], rows, title }) =>
        first === undefined
          ? words.none(lowered(title), rows[rows.length - 1].figure)
          : words.most(lowered(title), inputName(first.path, manifest), percent(first)),
      ),
    ),
    kind: words.kind(panels.map(({ title }) => title).join("; ")),
    notes: [...words.notes, words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      { share: "0-1", low: "0-1", high: "0-1" },
    ),
    body: {
      columns: 1,
      spacing: 18,
      concat: panels.map(({ title, rows }, k) => panel(title, rows, shares, k === panels.length - 1)),
    },
  });
}

function rowOf(
  outcome: string,
  input: string,
  grade: string,
  of: { readonly share: number; readonly standardError: number },
) {
  const reach = z95 * of.standardError;
  return {
    outcome,
    input,
    grade,
    share: short(of.share),
    low: short(of.share - reach),
    high: short(of.share + reach),
    figure: percent(of),
  };
}

const percent = ({ share, standardError }: { readonly share: number; readonly standardError: number }) =>
  `${formatWithError(100 * share, 100 * standardError)} %`;

const lowered = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function panel(
  title: string,
  rows: readonly ReturnType<typeof rowOf>[],
  grades: readonly string[],
  isLast: boolean,
): object {
  const y = {
    field: "input",
    type: "nominal",
    sort: rows.map(({ input }) => input),
    axis: {
      title: null,
      labelLimit: labelWidth,
      minExtent: labelWidth,
      labelColor: ink,
      domain: false,
      ticks: false,
      labelOverlap: false,
    },
  };
  const x = {
    type: "quantitative",
    title: isLast ? words.axis : null,
    scale: { domain: [Math.min(0, ...rows.map(({ low }) => low)), 1] },
    axis: { format: ".0%", tickCount: 5, grid: true },
  };
  return {
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", dx: -labelWidth - 8, offset: 4 },
    data: { values: rows },
    width,
    height: { step: 20 },
    layer: [
      {
        mark: { type: "bar", height: 13 },
        encoding: {
          y,
          x: { ...x, field: "share" },
          color: { field: "grade", type: "nominal", scale: { domain: grades, range: colors }, legend: { columns: 5 } },
          tooltip: [
            { field: "input", type: "nominal" },
            { field: "figure", type: "nominal", title: words.axis },
            { field: "grade", type: "nominal", title: "evidence" },
          ],
        },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
    ],
  };
}
