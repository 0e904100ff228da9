import type { GridDocument } from "../../../sim/analysis/sweep/grid-schema.ts";
import type { SweepRecord } from "../../../sim/analysis/sweep/record.ts";
import { plainly, withUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised, listed } from "../../words/lists.ts";
import { inputUnit, shown } from "../../words/units.ts";
import { plainNumber } from "../kit/axes.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { type Finding, tooClose } from "../kit/finding.ts";
import { frame } from "../kit/frame.ts";
import { linesExpression, linesOf, textOf } from "../kit/names.ts";
import { blues, ink, vermilions } from "../kit/theme.ts";
import { drawnRanks, thinnedNote } from "./cells.ts";
import {
  inputName,
  judgedLabel,
  limitsOf,
  ranking,
  scenarioTitle,
  sweepSource,
  sweptScenarios,
  valueText,
} from "./reading.ts";
import { sweepWords } from "./sweep.words.ts";

/** Dots of all panels together, and panels, that a reader can follow. */
const mostDots = 720;
const mostPanels = 8;
const [width, height] = [250, 170];

type Panel = {
  readonly title: string;
  readonly unit: string | null;
  readonly isNumber: boolean;
  /** Whether it varies by itself, so that the cells of a level differ in all else alike; not where a design varies it with others. */
  readonly isAlone: boolean;
  readonly levelOf: (cell: number) => number | string;
};

/** What varies from cell to cell: inputs, and the scenario where there are several. */
function panelsOf(record: SweepRecord, lang: Lang): readonly Panel[] {
  const designed = designedIn(record);
  const inputs = record.inputs.map(({ path, unit }, i): Panel => {
    const values = record.cells.map((cell) => cell.values[i]);
    const isNumber = values.every((value) => typeof value === "number");
    return {
      title: inputName(record, i, lang),
      unit,
      isNumber,
      isAlone: !designed.has(path),
      levelOf: (cell) => (isNumber ? short(values[cell] as number) : valueText(values[cell], null, lang)),
    };
  });
  const scenario: Panel = {
    title: sweepWords[lang].inputs.scenario,
    ...{ unit: null, isNumber: false, isAlone: true },
    levelOf: (cell) => scenarioTitle(record, record.cells[cell].scenario, lang),
  };
  const all = record.scenarios.length > 1 ? [...inputs, scenario] : inputs;
  return all
    .filter(({ levelOf }) => new Set(record.cells.map((_, cell) => levelOf(cell))).size > 1)
    .slice(0, mostPanels);
}

/** Inputs that a design varies together. */
function designedIn({ grid }: SweepRecord): ReadonlySet<string> {
  const { axes } = grid as Partial<GridDocument>;
  return new Set((axes ?? []).flatMap(({ design }) => (design?.inputs ?? []).map(({ input }) => input)));
}

/** Every cell against what it sets, a panel an input; null where no two cells differ. */
export function inputsChart(record: SweepRecord, lang: Lang): Chart | null {
  const { inputs: words, error, oneRun, shows } = sweepWords[lang];
  const panels = panelsOf(record, lang);
  if (panels.length === 0) return null;
  const ranked = ranking(record);
  const ranks = drawnRanks(ranked.length, Math.max(2, Math.floor(mostDots / panels.length)));
  const cells = ranks.map((rank) => ranked[rank]).toSorted((a, b) => a - b);
  const rowsOf = ({ title, levelOf }: Panel) =>
    cells.map((cell) => {
      const limits = limitsOf(record, record.cells[cell].estimate, lang);
      return {
        ...{ input: title, value: levelOf(cell), cell: cell + 1, estimate: short(limits.estimate) },
        ...{ low: short(limits.low), high: short(limits.high) },
      };
    });
  const all = panels.map((panel) => ({ panel, rows: rowsOf(panel) }));
  const label = judgedLabel(record, lang);
  const { sign } = shown(record.judge.unit, lang);
  return frame({
    id: "sweep-inputs",
    lang,
    study: record.sweep,
    sources: [sweepSource(record, lang)],
    question: words.question(label),
    finding: inputsFinding(record, panels, lang),
    shows: shows.inputs,
    of: sweptScenarios(record, lang),
    reading: readingOf(record, panels, lang),
    kind: words.kind(
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [
      words.dots,
      ...(panels.some(({ isAlone }) => isAlone) ? [words.line] : []),
      ...thinnedNote(cells.length, ranked.length, lang),
      record.runs < 2 ? oneRun : error,
    ],
    table: tableOf(
      all.flatMap(({ rows }) => rows),
      {
        input: "what is set",
        cell: "its number in the grid",
        estimate: `${sign}, mean over runs`,
        low: `${sign}, lower 95 % limit`,
        high: `${sign}, upper 95 % limit`,
      },
    ),
    body: {
      columns: 2,
      spacing: { row: 26, column: 60 },
      concat: all.map(({ panel, rows }) => viewOf(panel, rows, `${capitalised(label)}, ${sign}`, lang)),
    },
  });
}

function viewOf(
  { title, unit, isNumber, isAlone }: Panel,
  rows: readonly { readonly value: number | string }[],
  axis: string,
  lang: Lang,
): object {
  const names = [...new Set(rows.map(({ value }) => String(value)))];
  const x = isNumber
    ? {
        field: "value",
        type: "quantitative",
        scale: { zero: false, nice: true },
        axis: { title: unit && inputUnit(unit, lang), tickCount: 5, format: plainNumber },
      }
    : {
        field: "value",
        type: "nominal",
        sort: names,
        axis: { title: null, labelColor: ink, labelOverlap: false, ...labelsOf(names) },
      };
  const y = {
    type: "quantitative",
    scale: { zero: false, nice: 4 },
    axis: { title: textOf(linesOf(axis, height, 11)), tickCount: 4, format: plainNumber },
  };
  return {
    title: { text: textOf(linesOf(title, width, 12)), fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
    data: { values: rows },
    ...{ width, height },
    encoding: { x },
    layer: [
      {
        mark: { type: "rule", color: blues[1], strokeWidth: 1, opacity: 0.6, aria: false },
        encoding: { y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      {
        mark: { type: "point", filled: true, color: blues[2], size: 26, opacity: 0.8 },
        encoding: {
          y: { ...y, field: "estimate" },
          tooltip: ["cell", "value", "estimate"].map((field) => ({ field, type: "nominal" })),
        },
      },
      ...(isAlone
        ? [
            {
              mark: { type: "line", color: vermilions[2], strokeWidth: 1.5, aria: false },
              encoding: { y: { ...y, field: "estimate", aggregate: "mean" } },
            },
          ]
        : []),
    ],
  };
}

/** More names than these stand upright below their marks. */
const mostAcross = 5;

/** Names whole below their marks, in lines. */
function labelsOf(names: readonly string[]): object {
  const isAcross = names.length <= mostAcross;
  const room = isAcross ? width / names.length - 8 : height;
  return {
    labelAngle: isAcross ? 0 : -90,
    labelLimit: 0,
    labelExpr: linesExpression(names, (name) => linesOf(name, room, 11)),
  };
}

/** The input whose levels differ most, on average over the cells, and the means at its ends. */
function largestEffect(record: SweepRecord, panels: readonly Panel[], lang: Lang) {
  const { sign, factor } = shown(record.judge.unit, lang);
  const alone = panels.filter(({ isAlone }) => isAlone);
  const told = (alone.length > 0 ? alone : panels).map((panel) => {
    const byValue = Map.groupBy(record.cells.keys(), (cell) => panel.levelOf(cell));
    const ends = halvesOf(panel, [...byValue]);
    const means = ends.map(({ cells }) => mean(cells.map((cell) => record.cells[cell].estimate.value * factor)));
    return { panel, ends, means, gap: Math.abs(means[1] - means[0]) };
  });
  const [{ panel, ends, means }] = told.toSorted((a, b) => b.gap - a.gap);
  const figure = (value: number) => withUnit(plainly(value, 3), sign, lang);
  const name = (value: number | string) => (typeof value === "number" ? valueText(value, panel.unit, lang) : value);
  return {
    panel,
    said: [figure(means[0]), name(ends[0].value), figure(means[1]), name(ends[1].value)] as const,
  };
}

function readingOf(record: SweepRecord, panels: readonly Panel[], lang: Lang): string {
  const { panel, said } = largestEffect(record, panels, lang);
  return sweepWords[lang].inputs.reading(panel.title, ...said);
}

/** What matters most, where the same draws tell a cell from the best. */
function inputsFinding(record: SweepRecord, panels: readonly Panel[], lang: Lang): Finding {
  const { panel, said } = largestEffect(record, panels, lang);
  const text = sweepWords[lang].headline.input(panel.title, judgedLabel(record, lang), ...said);
  if (record.judge.tied === record.cells.length || record.runs < 2) return tooClose(text, [], lang);
  return { text, figures: [], isHedged: false };
}

type End = { readonly value: number | string; readonly cells: readonly number[] };

/** The cells of the lowest and of the highest level; of many levels with a cell each, a tenth of them at either end. */
function halvesOf(
  { isNumber }: Panel,
  levels: readonly (readonly [number | string, readonly number[]])[],
): readonly [End, End] {
  const sorted = isNumber ? levels.toSorted(([a], [b]) => Number(a) - Number(b)) : levels;
  const count = Math.max(1, Math.floor(sorted.length / 10));
  const end = (some: typeof sorted, at: number): End => ({
    value: some[at][0],
    cells: some.flatMap(([, cells]) => cells),
  });
  return [end(sorted.slice(0, count), 0), end(sorted.slice(-count), count - 1)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
