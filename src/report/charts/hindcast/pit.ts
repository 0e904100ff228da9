import { binomialLimits } from "../../../sim/scoring/scores/coverage.ts";
import { formatExact, runsText } from "../../words/figures.ts";
import { episodesOf, scopesOf } from "../../words/scores.ts";
import { episodeTitle } from "../../words/titles.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { blues, ink } from "../kit/theme.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { columnUnits, hindcastSource, type Told } from "./kit.ts";

/** Where the points fall in their forecasts: flat when the forecasts are true. */
export function pitChart(told: Told): Chart {
  const { record, lang } = told;
  const words = hindcastWords[lang];
  const scopes = scopesOf(record, "outOfSample");
  const names = scopes.map(({ name, scores }) =>
    words.points(name === "pooled" ? words.pooled : episodeTitle(name, lang), total(scores.pit)),
  );
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
  const y = { type: "quantitative", axis: { format: ".0%", tickCount: 4 }, title: words.pit.share };
  const x = {
    type: "quantitative",
    scale: { domain: [0, 1], nice: false },
    axis: { title: words.pit.place, tickCount: 5, format: ".1f" },
  };
  return frame({
    id: "pit",
    lang,
    study: words.study,
    sources: [hindcastSource(told, episodesOf(record))],
    question: words.pit.question,
    reading: words.pit.reading(total(pit), ends(0), ends(9)),
    kind: words.pit.kind,
    notes: [...words.pit.notes, words.pit.error(runsText(record.runs, lang))],
    table: tableOf(rows, columnUnits.pit),
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
            encoding: {
              x: { ...x, field: "from", bin: "binned" },
              x2: { field: "to" },
              y: { ...y, field: "share" },
              tooltip: [
                { field: "count", type: "quantitative", title: words.pit.points },
                { field: "share", type: "quantitative", title: words.pit.share, format: ".0%" },
              ],
            },
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
