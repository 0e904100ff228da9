import type { ScoredObservation } from "../../../sim/hindcast/result.ts";
import type { HindcastFan } from "../../../sim/scoring/hindcast/record.ts";
import { resultOf } from "../../hindcast/feature-rows.ts";
import { formatExact } from "../../words/figures.ts";
import { listed } from "../../words/lists.ts";
import { type Chart, tableOf } from "../kit/chart.ts";
import { frame } from "../kit/frame.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { historyPanel } from "./history-panel.ts";
import { columnUnits } from "./kit.ts";
import { hindcastSource, type Told } from "./source.ts";

/** Every scored series of an episode as a fan of the runs, week by week, with the figures on record on it. */
export function historyChart(told: Told, episode: string, all: readonly HindcastFan[]): Chart {
  const { record, lang } = told;
  const words = hindcastWords[lang].history;
  const fans = all.filter((fan) => fan.episode === episode);
  const result = resultOf(record, episode, "outOfSample");
  const panels = fans.map((fan, place) => historyPanel(fan, result, place, lang));
  const { held, of } = result.coverage[2];
  const noFan = { p05: "", p10: "", p25: "", p50: "", p75: "", p90: "", p95: "" };
  const noPoint = { from: "", to: "", observed: "", held: "" };
  return frame({
    id: `history-${episode}`,
    lang,
    study: hindcastWords[lang].study,
    sources: [hindcastSource(told, [episode])],
    question: words.question(result.freeze.slice(0, 4)),
    reading: words.reading(held, of),
    kind: words.kind(
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [...words.notes, words.error(crpsErrorOf(result.points))],
    table: tableOf(
      panels.flatMap(({ fanRows, pointRows }) => [
        ...fanRows.map((row) => ({ ...row, ...noPoint })),
        ...pointRows.map(({ series, unit, date, from, to, observed, held }) => ({
          ...{ series, unit, date, ...noFan, from, to, observed, held },
        })),
      ]),
      columnUnits.history,
    ),
    body: { columns: 3, spacing: { row: 26, column: 26 }, concat: panels.map(({ view }) => view) },
  });
}

/** Standard error of the CRPS over the CRPS, of the median point, in per cent. */
function crpsErrorOf(points: readonly ScoredObservation[]): string {
  const relative = points.map(({ crps, crpsError }) => (crps > 0 ? crpsError / crps : 0)).sort((a, b) => a - b);
  return formatExact(Number((100 * relative[Math.floor(relative.length / 2)]).toPrecision(1)));
}
