import type { HindcastFan, HindcastRecord } from "../../../sim/hindcast/record.ts";
import type { ScoredObservation } from "../../../sim/hindcast/result.ts";
import { formatExact } from "../../format.ts";
import { resultOf } from "../../hindcast/feature-rows.ts";
import { type Chart, tableOf } from "../chart.ts";
import { frame } from "../framed-chart.ts";
import { historyPanel } from "./history-panel.ts";
import { hindcastSource } from "./source.ts";

/** Every scored series of an episode as a fan of the runs, week by week, with the figures on record on it. */
export function historyChart(record: HindcastRecord, episode: string, all: readonly HindcastFan[]): Chart {
  const fans = all.filter((fan) => fan.episode === episode);
  const result = resultOf(record, episode, "outOfSample");
  const panels = fans.map((fan) => historyPanel(fan, result));
  const { held, of } = result.coverage[2];
  const noFan = { p05: "", p10: "", p25: "", p50: "", p75: "", p90: "", p95: "" };
  const noPoint = { from: "", to: "", observed: "", held: "" };
  return frame({
    id: `history-${episode}`,
    lang: "en",
    study: "hindcast",
    sources: [hindcastSource(record, [episode])],
    question: `How does what happened from ${result.freeze.slice(0, 4)} on lie in the forecast?`,
    reading: `The 90 % intervals hold ${held} of ${of} points on record.`,
    kind: `Fan charts of the runs, week by week, with the figures on record as dots, one for each of: ${panels.map(({ title }) => title).join("; ")}.`,
    notes: [
      "Bands hold the middle 90, 80 and 50 % of the runs, each week on its own (flows: over four weeks). Dots: means over the bar's time; a cross lies outside its own 90 % interval.",
      `Monte Carlo error: the CRPS of a dot is known to ±${crpsErrorOf(result.points)} % (one standard error, the median dot).`,
    ],
    table: tableOf(
      panels.flatMap(({ fanRows, pointRows }) => [
        ...fanRows.map((row) => ({ ...row, ...noPoint })),
        ...pointRows.map(({ series, unit, date, from, to, observed, held }) => ({
          ...{ series, unit, date, ...noFan, from, to, observed, held },
        })),
      ]),
      {},
    ),
    body: { columns: 3, spacing: { row: 26, column: 26 }, concat: panels.map(({ view }) => view) },
  });
}

/** Standard error of the CRPS over the CRPS, of the median point, in per cent. */
function crpsErrorOf(points: readonly ScoredObservation[]): string {
  const relative = points.map(({ crps, crpsError }) => (crps > 0 ? crpsError / crps : 0)).sort((a, b) => a - b);
  return formatExact(Number((100 * relative[Math.floor(relative.length / 2)]).toPrecision(1)));
}
