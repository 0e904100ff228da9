import type { PairedDifference, StudyResults } from "../../sim/results.ts";
import { differenceFigure } from "../difference-figures.ts";
import { formatWithError, inUnit, runsText } from "../format.ts";
import { factsOf } from "../names.ts";
import { labelOf, shown } from "../outcome-labels.ts";
import { z95 } from "../z95.ts";
import { capitalised } from "./capitalised.ts";
import { type Chart, short, tableOf } from "./chart.ts";
import { framedChart } from "./framed-chart.ts";
import { sharedBy } from "./shared.ts";
import { ink, muted } from "./theme.ts";

const words = {
  question: (a: string, b: string) => `What leads from ${a} to ${b}?`,
  groups: {
    trigger: "trigger and duration",
    scope: "form and scope of the ban",
    stocks: "stocks",
    supply: "supply from elsewhere",
    intensity: "intensity and thrift",
    memory: "market memory",
    baseline: "baseline",
  } as Readonly<Record<string, string>>,
  and: " and ",
  notes: [
    "Each bar is what one group of inputs adds, on average over all orders in which the groups could change (Shapley values); the bars sum to the difference.",
  ],
  error: (runs: string) =>
    `Monte Carlo error: rules are 95 % limits, figures ± one standard error; ${runs} of each scenario and hybrid, on common random numbers.`,
  kind: (a: string, b: string, outcome: string) =>
    `Waterfall of bars from ${a} to ${b}, one panel for each of: ${outcome}.`,
  steps: { up: "adds", down: "takes away", end: "mean of the scenario" },
  reading: (outcome: string, a: string, b: string, group: string, step: string) =>
    `Of the way from ${a} to ${b} in the mean ${outcome}, the largest step is ${group}: ${step}.`,
  nothing: (outcome: string, figure: string) => `Nothing that differs moves the mean ${outcome}: ${figure} in both.`,
};

/** A difference and the parts that the groups of inputs have in it, which sum to it. */
export type Waterfall = PairedDifference & {
  readonly bars: readonly {
    readonly groups: readonly string[];
    readonly value: number;
    readonly standardError: number;
  }[];
};

/** Vermilion up, blue down, grey the scenarios: told apart by lightness too. */
const colors = ["#d98a52", "#4f93bd", "#56616c"];
const [labelWidth, width] = [230, 430];

/** From one scenario to the other by steps: what each group of inputs that differs adds to each outcome's mean. */
export function waterfallChart(a: StudyResults, b: StudyResults, runs: number, all: readonly Waterfall[]): Chart {
  const { titles } = sharedBy(a, b);
  const [nameA, nameB] = [a, b].map(({ manifest }) => factsOf(manifest).name);
  const panels = all.map((of) => ({
    of,
    title: `${capitalised(labelOf(of, titles))}, ${shown(of.unit).sign}`,
    rows: stepsOf(of, [nameA, nameB], labelOf(of, titles)),
  }));
  const outcomes = panels.map(({ of }) => labelOf(of, titles)).join("; ");
  return framedChart({
    id: "waterfall",
    manifests: [a.manifest, b.manifest],
    question: words.question(nameA, nameB),
    reading: readingOf(all[0], labelOf(all[0], titles), nameA, nameB),
    kind: words.kind(nameA, nameB, outcomes),
    notes: [...words.notes, words.error(runsText(runs))],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {},
    ),
    body: { columns: 1, spacing: 18, concat: panels.map(({ title, rows }) => panel(title, rows)) },
  });
}

/** The scenarios' means at both ends, and between them the steps in their order, each from where the last one ended. */
function stepsOf({ unit, a, b, bars, ...of }: Waterfall, [nameA, nameB]: readonly string[], outcome: string) {
  const { factor } = shown(unit);
  const row = (step: string, kind: string, from: number, to: number, error: number, figure: string) => ({
    ...{ outcome, step, kind, from: short(from * factor), to: short(to * factor) },
    ...{ low: short((to - z95 * error) * factor), high: short((to + z95 * error) * factor), figure },
  });
  const level = ({ mean, standardError }: Waterfall["a"]) => formatWithError(mean * factor, standardError * factor);
  let at = a.mean;
  const steps = bars.map(({ groups, value, standardError }) => {
    const from = at;
    at += value;
    const figure = differenceFigure({ ...of, unit, a, b, difference: value, standardError }, 2);
    return row(groupsText(groups), value < 0 ? words.steps.down : words.steps.up, from, at, standardError, figure);
  });
  return [
    row(nameA, words.steps.end, 0, a.mean, a.standardError, level(a)),
    ...steps,
    row(nameB, words.steps.end, 0, b.mean, b.standardError, level(b)),
  ];
}

function groupsText(groups: readonly string[]): string {
  return groups.map((group) => words.groups[group] ?? group).join(words.and);
}

function readingOf(of: Waterfall, outcome: string, nameA: string, nameB: string): string {
  const { factor, difference: unit, sign } = shown(of.unit);
  const [largest] = of.bars.toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (largest === undefined || largest.value === 0)
    return words.nothing(outcome, inUnit(formatWithError(of.a.mean * factor, of.a.standardError * factor), sign));
  const step = inUnit(
    differenceFigure({ ...of, difference: largest.value, standardError: largest.standardError }, 2),
    unit,
  );
  return words.reading(outcome, nameA, nameB, groupsText(largest.groups), step);
}

function panel(title: string, rows: ReturnType<typeof stepsOf>): object {
  const y = {
    field: "step",
    type: "nominal",
    sort: rows.map(({ step }) => step),
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
  const ends = rows.flatMap(({ from, low, high }) => [from, low, high]);
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: [Math.min(0, ...ends), Math.max(0, ...ends)], nice: true },
    axis: { grid: true, tickCount: 6 },
  };
  const kinds = [words.steps.up, words.steps.down, words.steps.end];
  return {
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", dx: -labelWidth - 8, offset: 4 },
    data: { values: rows },
    width,
    height: { step: 24 },
    layer: [
      {
        mark: { type: "bar", height: 15 },
        encoding: {
          y,
          x: { ...x, field: "from" },
          x2: { field: "to" },
          color: { field: "kind", type: "nominal", scale: { domain: kinds, range: colors }, legend: { columns: 3 } },
          tooltip: [
            { field: "step", type: "nominal" },
            { field: "figure", type: "nominal" },
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
