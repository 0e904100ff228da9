import type { HindcastRecord } from "../../../sim/hindcast/record.ts";
import { formatExact } from "../../format.ts";
import { episodesOf } from "../../hindcast/feature-rows.ts";
import { coverageFigure, scopesOf } from "../../hindcast/score-rows.ts";
import { type Chart, short, tableOf } from "../chart.ts";
import { frame } from "../framed-chart.ts";
import { dashes, hues, muted } from "../theme.ts";
import { hindcastSource } from "./source.ts";

/** Share of the points that intervals hold against what they promise, for each episode and all of them. */
export function hindcastCoverageChart(record: HindcastRecord): Chart {
  const scopes = scopesOf(record, "outOfSample");
  const names = scopes.map(({ name, scores }) => `${name}, ${scores.coverage[0].of} points`);
  const rows = scopes.flatMap(({ scores }, s) =>
    scores.coverage.map(({ level, held, of, low, high }) => ({
      points: names[s],
      promised: level,
      held: short(held / of),
      low: short(low),
      high: short(high),
    })),
  );
  const offset = { field: "points", type: "nominal", sort: names };
  const x = {
    field: "promised",
    type: "ordinal",
    axis: { title: "share of the outcomes that the interval promises to hold", format: ".0%", labelAngle: 0 },
  };
  const y = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 5 },
    title: "share of the points held",
  };
  const color = {
    field: "points",
    type: "nominal",
    sort: names,
    scale: { domain: names, range: names.map((_, k) => hues[k % hues.length].line) },
  };
  const last = scopes[scopes.length - 1];
  return frame({
    id: "coverage",
    lang: "en",
    study: "hindcast",
    sources: [hindcastSource(record, episodesOf(record))],
    question: "Do the intervals hold what they promise?",
    reading: `Of ${last.name === "pooled" ? "all" : last.name} ${last.scores.coverage[0].of} points, ${last.scores.coverage
      .map((row) => `the ${formatExact(100 * row.level)} % intervals hold ${coverageFigure(row)}`)
      .join(", ")}.`,
    kind: "Dots with error bars: the share of the points on record that lie in the model's 50, 80 and 90 % intervals.",
    notes: [
      "Grey marks are the promise. Bars are exact 95 % limits, too narrow: points of one series move together.",
      `Monte Carlo error: the ends of each interval are quantiles of ${formatExact(record.runs)} runs.`,
    ],
    table: tableOf(rows, { promised: "0-1", held: "0-1", low: "0-1", high: "0-1" }),
    body: {
      data: { values: rows },
      width: 520,
      height: 300,
      encoding: { x },
      layer: [
        {
          mark: { type: "tick", color: muted, thickness: 1.5, width: 110, strokeDash: [...dashes[1]] },
          encoding: { y: { ...y, field: "promised" } },
        },
        {
          mark: { type: "rule", strokeWidth: 2 },
          encoding: { y: { ...y, field: "low" }, y2: { field: "high" }, xOffset: offset, color },
        },
        {
          mark: { type: "point", filled: true, size: 70, opacity: 1 },
          encoding: { y: { ...y, field: "held" }, xOffset: offset, color },
        },
      ],
    },
  });
}
