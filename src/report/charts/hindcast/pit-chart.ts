import type { HindcastRecord } from "../../../sim/hindcast/record.ts";
import { binomialLimits } from "../../../sim/score/binomial-limits.ts";
import { formatExact } from "../../format.ts";
import { episodesOf } from "../../hindcast/feature-rows.ts";
import { scopesOf } from "../../hindcast/score-rows.ts";
import { type Chart, short, tableOf } from "../chart.ts";
import { frame } from "../framed-chart.ts";
import { blues, ink } from "../theme.ts";
import { hindcastSource } from "./source.ts";

/** Where the points fall in their forecasts: flat when the forecasts are true. */
export function pitChart(record: HindcastRecord): Chart {
  const scopes = scopesOf(record, "outOfSample");
  const names = scopes.map(({ name, scores }) => `${name}, ${total(scores.pit)} points`);
  const rows = scopes.flatMap(({ scores }, s) =>
    scores.pit.map((count, bin) => {
      const { low, high } = binomialLimits(count, total(scores.pit));
      return {
        points: names[s],
        from: bin / 10,
        to: (bin + 1) / 10,
        count,
        share: short(count / total(scores.pit)),
        low: short(low),
        high: short(high),
      };
    }),
  );
  const { pit } = scopes[scopes.length - 1].scores;
  const ends = (k: number) => formatExact(Math.round((100 * pit[k]) / total(pit)));
  const y = { type: "quantitative", axis: { format: ".0%", tickCount: 4 }, title: "share of the points" };
  const x = {
    type: "quantitative",
    scale: { domain: [0, 1], nice: false },
    axis: { title: "place in the forecast, 0 lowest to 1 highest", tickCount: 5, format: ".1f" },
  };
  return frame({
    id: "pit",
    lang: "en",
    study: "hindcast",
    sources: [hindcastSource(record, episodesOf(record))],
    question: "Were the forecasts too sure of themselves?",
    reading: `Of ${total(pit)} points ${ends(0)} % fall into the lowest tenth of their forecast and ${ends(9)} % into the highest, where 10 % each were due.`,
    kind: "Histograms of the probability integral transform in ten bins.",
    notes: [
      "A true forecast is flat at one tenth (line). High at both ends: too sure; high at the right: forecasts lay too low.",
      `Monte Carlo error: the place of a point in ${formatExact(record.runs)} runs. Bars: exact 95 % limits, too narrow as points move together.`,
    ],
    table: tableOf(rows, { share: "0-1", low: "0-1", high: "0-1" }),
    body: {
      data: { values: rows },
      facet: { field: "points", type: "nominal", sort: names },
      columns: names.length,
      spacing: { column: 24 },
      spec: {
        width: names.length === 1 ? 520 : 250,
        height: 220,
        layer: [
          {
            mark: { type: "bar", color: blues[1], binSpacing: 1, aria: false },
            encoding: { x: { ...x, field: "from", bin: "binned" }, x2: { field: "to" }, y: { ...y, field: "share" } },
          },
          {
            transform: [{ calculate: "(datum.from + datum.to) / 2", as: "middle" }],
            mark: { type: "rule", color: blues[2], strokeWidth: 1.5 },
            encoding: { x: { ...x, field: "middle" }, y: { ...y, field: "low" }, y2: { field: "high" } },
          },
          {
            mark: { type: "rule", color: ink, strokeDash: [4, 3] },
            encoding: { x: { value: 0 }, x2: { value: "width" }, y: { ...y, datum: 0.1 } },
          },
        ],
      },
    },
  });
}

function total(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0);
}
