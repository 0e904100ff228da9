import { z95 } from "../../../sim/study/shares.ts";
import { formatExact } from "../../words/figures.ts";
import { mechanismTitle } from "../../words/mechanisms.ts";
import { byWorth, earns, riseFigure, setOf } from "../../words/scores.ts";
import { episodeTitle } from "../../words/titles.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink, muted } from "../kit/theme.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { columnUnits, hindcastSource, type Told } from "./kit.ts";

/** Rise of the mean CRPS with each mechanism off, over all episodes and in each. RangeError when none was switched off. */
export function ablationChart(told: Told): Chart {
  const { record, lang } = told;
  const words = hindcastWords[lang];
  const titleOf = (set: string) => (set === "pooled" ? words.pooled : episodeTitle(set, lang));
  const { ablation } = record;
  if (ablation.length === 0) throw new RangeError("ablationChart: no mechanism was switched off");
  const found = new Set(ablation.map(setOf));
  const sets = [...found].toSorted((a, b) => Number(a === "pooled") - Number(b === "pooled"));
  const main = sets[sets.length - 1];
  const all = byWorth(ablation.filter((row) => setOf(row) === main));
  const order = all.map(({ mechanism }) => mechanismTitle(mechanism, lang));
  const rows = ablation.map((row) => {
    const reach = z95 * (row.error ?? 0);
    return {
      episodes: titleOf(setOf(row)),
      mechanism: mechanismTitle(row.mechanism, lang),
      rise: short(row.rise),
      low: short(row.rise - reach),
      high: short(row.rise + reach),
      figure: riseFigure(row, lang),
      verdict: earns(row) || "unclear",
    };
  });
  const x = {
    type: "quantitative",
    title: words.ablation.axis,
    axis: { grid: true, tickCount: 4 },
  };
  const y = {
    field: "mechanism",
    type: "nominal",
    sort: order,
    axis: { title: null, labelColor: ink, labelOverlap: false, domain: false, ticks: false },
  };
  const color = { condition: { test: "datum.verdict === 'unclear'", value: "#8a939c" }, value: blues[2] };
  const best = all.find((row) => earns(row) === "helps");
  const largestMonteCarlo = Math.max(...ablation.map(({ monteCarloError }) => monteCarloError));
  return frame({
    id: "ablation",
    lang,
    study: words.study,
    sources: [hindcastSource(told, all[0].episodes)],
    question: words.ablation.question,
    reading:
      best === undefined
        ? words.ablation.none(formatExact(all[0].points))
        : words.ablation.reading(
            mechanismTitle(best.mechanism, lang),
            formatExact(best.points),
            formatExact(Math.round((100 * best.rise) / best.meanCrps)),
          ),
    kind: words.ablation.kind(order.length),
    notes: [...words.ablation.notes, words.ablation.error(largestMonteCarlo.toPrecision(1))],
    table: tableOf(rows, columnUnits.ablation),
    body: {
      data: { values: rows },
      facet: { field: "episodes", type: "nominal", sort: sets.map(titleOf) },
      columns: sets.length,
      spacing: { column: 30 },
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
                { field: "mechanism", type: "nominal", title: words.ablation.mechanism },
                { field: "figure", type: "nominal", title: words.ablation.rise },
              ],
            },
          },
          { mark: { type: "rule", color: muted }, encoding: { x: { ...x, datum: 0 } } },
        ],
      },
    },
  });
}
