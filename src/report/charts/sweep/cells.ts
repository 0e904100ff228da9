import type { SweepRecord } from "../../../sim/analysis/sweep/record.ts";
import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised } from "../../words/lists.ts";
import { shown } from "../../words/units.ts";
import { plainNumber } from "../kit/axes.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { linesOf, textOf } from "../kit/names.ts";
import { blues, vermilions } from "../kit/theme.ts";
import {
  judgedFigure,
  judgedLabel,
  limitsOf,
  ranking,
  settingsText,
  sweepFinding,
  sweepSentences,
  sweepSource,
  sweptScenarios,
} from "./reading.ts";
import { sweepWords } from "./sweep.words.ts";

/** More dots than these are not told apart; the rest stand in the table of all cells. */
const mostDots = 240;
const [width, height] = [620, 300];

/** Cells that are drawn, by rank: all of them, or so many evenly, the ends among them. */
export function drawnRanks(cells: number, most: number): readonly number[] {
  if (cells <= most) return Array.from({ length: cells }, (_, k) => k);
  return Array.from({ length: most }, (_, k) => Math.round((k * (cells - 1)) / (most - 1)));
}

/** How many cells are drawn, where they are not all. */
export function thinnedNote(shownCells: number, all: number, lang: Lang): readonly string[] {
  return shownCells === all ? [] : [sweepWords[lang].thinned(formatExact(shownCells), formatExact(all))];
}

/** From the lowest limit to the highest, with a little room; about one value, from one less to one more. */
function roomFor(rows: readonly { readonly low: number; readonly high: number }[]): readonly [number, number] {
  const [least, most] = [Math.min(...rows.map(({ low }) => low)), Math.max(...rows.map(({ high }) => high))];
  const room = least < most ? 0.04 * (most - least) : 1;
  return [least - room, most + room];
}

/** Every cell by its rank, and what the best and the worst are on fresh draws. */
export function cellsChart(record: SweepRecord, lang: Lang): Chart {
  const { cells: words, error, oneRun, shows } = sweepWords[lang];
  const { judge, runs } = record;
  const ranked = ranking(record);
  const ranks = drawnRanks(ranked.length, mostDots);
  const row = (rank: number, estimate: SweepRecord["cells"][number]["estimate"], draws: string) => {
    const limits = limitsOf(record, estimate, lang);
    return {
      rank: rank + 1,
      cell: ranked[rank] + 1,
      draws,
      estimate: short(limits.estimate),
      low: short(limits.low),
      high: short(limits.high),
      figure: judgedFigure(record, estimate, lang),
      set: settingsText(record, ranked[rank], lang),
    };
  };
  const rows = [
    ...ranks.map((rank) => row(rank, record.cells[ranked[rank]].estimate, words.draws.first)),
    ...[...judge.bestAgain, ...judge.worstAgain].map(({ cell, fresh }) =>
      row(ranked.indexOf(cell), fresh, words.draws.fresh),
    ),
  ];
  const label = judgedLabel(record, lang);
  const { sign } = shown(judge.unit, lang);
  const x = {
    field: "rank",
    type: "quantitative",
    scale: { domain: [0.5, ranked.length + 0.5], nice: false },
    axis: { title: words.axis, format: "d", tickMinStep: 1, grid: false },
  };
  const color = {
    field: "draws",
    type: "nominal",
    scale: { domain: Object.values(words.draws), range: [blues[2], vermilions[2]] },
    legend: { title: null },
  };
  const y = {
    type: "quantitative",
    scale: { domain: roomFor(rows), nice: false, zero: false },
    axis: { title: textOf(linesOf(`${capitalised(label)}, ${sign}`, height, 11)), tickCount: 5, format: plainNumber },
  };
  return frame({
    id: "sweep-cells",
    lang,
    study: record.sweep,
    sources: [sweepSource(record, lang)],
    question: words.question(label),
    finding: sweepFinding(record, lang),
    shows: shows.cells,
    of: sweptScenarios(record, lang),
    reading: sweepSentences(record, lang)[0],
    kind: words.kind(formatExact(ranks.length)),
    notes: [
      ...words.notes(judge.freshSeed),
      ...thinnedNote(ranks.length, ranked.length, lang),
      runs < 2 ? oneRun : error,
    ],
    table: tableOf(rows, {
      rank: "1 is the best",
      cell: "its number in the grid",
      draws: "on which draws",
      estimate: `${sign}, mean over runs`,
      low: `${sign}, lower 95 % limit`,
      high: `${sign}, upper 95 % limit`,
      figure: "mean ± standard error",
      set: "what the cell sets",
    }),
    body: {
      data: { values: rows },
      ...{ width, height },
      encoding: { x, color },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 1.5, opacity: 0.55, aria: false },
          encoding: { y: { ...y, field: "low" }, y2: { field: "high" } },
        },
        {
          mark: { type: "point", filled: true, opacity: 1 },
          encoding: {
            y: { ...y, field: "estimate" },
            shape: {
              field: "draws",
              type: "nominal",
              scale: { domain: Object.values(words.draws), range: ["circle", "diamond"] },
              legend: { title: null },
            },
            size: {
              condition: { test: `datum.draws === ${JSON.stringify(words.draws.fresh)}`, value: 110 },
              value: 34,
            },
            tooltip: Object.entries(words.tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
          },
        },
      ],
    },
  });
}
