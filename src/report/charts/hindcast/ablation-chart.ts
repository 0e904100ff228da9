import type { HindcastRecord } from "../../../sim/hindcast/record.ts";
import { formatExact } from "../../format.ts";
import { byWorth, earns, riseFigure, setOf } from "../../hindcast/ablation-rows.ts";
import { z95 } from "../../z95.ts";
import { type Chart, short, tableOf } from "../chart.ts";
import { frame } from "../framed-chart.ts";
import { blues, ink, muted } from "../theme.ts";
import { hindcastSource } from "./source.ts";

/** Rise of the mean CRPS with each mechanism off, over all episodes and in each. RangeError when none was switched off. */
export function ablationChart(record: HindcastRecord): Chart {
  const { ablation } = record;
  if (ablation.length === 0) throw new RangeError("ablationChart: no mechanism was switched off");
  const sets = [...new Set(ablation.map(setOf))];
  const all = byWorth(ablation.filter((row) => setOf(row) === sets[0]));
  const order = all.map(({ mechanism }) => mechanism);
  const rows = ablation.map((row) => {
    const reach = z95 * (row.error ?? 0);
    return {
      episodes: setOf(row),
      mechanism: row.mechanism,
      rise: short(row.rise),
      low: short(row.rise - reach),
      high: short(row.rise + reach),
      figure: riseFigure(row),
      verdict: earns(row) || "unclear",
    };
  });
  const x = {
    type: "quantitative",
    title: "rise of the mean CRPS, in starting values",
    axis: { grid: true, tickCount: 4 },
  };
  const y = {
    field: "mechanism",
    type: "nominal",
    sort: order,
    axis: { title: null, labelColor: ink, labelOverlap: false, domain: false, ticks: false },
  };
  const color = { condition: { test: "datum.verdict === 'unclear'", value: "#8a939c" }, value: blues[2] };
  const best = all[0];
  const largestMonteCarlo = Math.max(...ablation.map(({ monteCarloError }) => monteCarloError));
  return frame({
    id: "ablation",
    lang: "en",
    study: "hindcast",
    sources: [hindcastSource(record, all[0].episodes)],
    question: "What does each mechanism earn?",
    reading: `Without ${best.mechanism} the mean CRPS of ${formatExact(best.points)} points rises most, by ${formatExact(Math.round((100 * best.rise) / best.meanCrps))} %.`,
    kind: `Bars with error bars: how much worse the forecast is with each of ${order.length} mechanisms off.`,
    notes: [
      "To the right the mechanism helps, to the left it harms. Bars: 95 % limits over series; grey: not beyond them.",
      `Monte Carlo error: at most ${largestMonteCarlo.toPrecision(1)}, on the same draws.`,
    ],
    table: tableOf(rows, { rise: "starting values" }),
    body: {
      data: { values: rows },
      facet: { field: "episodes", type: "nominal", sort: sets },
      columns: sets.length,
      spacing: { column: 30 },
      resolve: { scale: { x: "independent" } },
      spec: {
        width: sets.length === 1 ? 520 : 250,
        height: { step: 22 },
        encoding: { y },
        layer: [
          {
            mark: { type: "bar", height: 12, opacity: 0.35, aria: false },
            encoding: { x: { ...x, field: "rise" }, color },
          },
          {
            mark: { type: "rule", strokeWidth: 2 },
            encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, color },
          },
          {
            mark: { type: "point", filled: true, size: 45, opacity: 1 },
            encoding: {
              x: { ...x, field: "rise" },
              color,
              tooltip: [
                { field: "mechanism", type: "nominal" },
                { field: "figure", type: "nominal", title: "rise" },
              ],
            },
          },
          { mark: { type: "rule", color: muted }, encoding: { x: { ...x, datum: 0 } } },
        ],
      },
    },
  });
}
