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

<<<<<<< HEAD
function panelOf(fan: HindcastFan, { points }: HindcastResult) {
  const title = titleOf(fan);
  const fanRows: readonly Row[] = fan.weeks.map(({ date, ...quantiles }) => ({
    series: title,
    unit: fan.unit,
    date,
    ...Object.fromEntries(Object.entries(quantiles).map(([field, value]) => [field, short(value)])),
  }));
  const pointRows = points
    .filter(({ observation }) => observation === fan.observation)
    .map(({ from, to, observed, low90, high90 }) => ({
      series: title,
      unit: fan.unit,
      date: addDays(from, Math.floor(daysBetween(from, to) / 2)),
      from,
      to,
      observed: short(observed),
      held: low90 <= observed && observed <= high90 ? "yes" : "no",
    }));
  return { title, fanRows, pointRows, view: viewOf(fan, title, fanRows, pointRows) };
}

function viewOf(fan: HindcastFan, title: string, fanRows: readonly Row[], pointRows: readonly Row[]): object {
  const values = [
    ...fan.weeks.flatMap(({ p05, p95 }) => [p05, p95]),
    ...pointRows.map(({ observed }) => Number(observed)),
  ];
  const isShare = fan.unit === "share of usual";
  const { scale, ticks } = isShare ? { scale: fromZero(values), ticks: { tickCount: 4 } } : logOrZero(values);
  const weeks = daysBetween(fan.weeks[0].date, fan.weeks[fan.weeks.length - 1].date) / 7;
  const x = dateAxis(weeks, width);
  const y = {
    type: "quantitative",
    title: unitWords(fan.unit),
    scale,
    axis: { format: isShare ? ".0%" : ",", ...ticks },
  };
  const color = { condition: { test: "datum.held === 'no'", value: vermilions[2] }, value: ink };
  const legend = {
    type: "nominal",
    scale: { domain: bandNames, range: tints },
    legend: { columns: 4 },
  };
  return {
    title: { text: title, fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
    width,
    height: 150,
    layer: [
      {
        data: { values: fanRows },
        layer: [
          ...ends.map(([low, high], k) => ({
            mark: { type: "area", aria: false },
            encoding: { x, y: { ...y, field: low }, y2: { field: high }, color: { datum: bandNames[k], ...legend } },
          })),
          {
            mark: { type: "line", strokeWidth: 1.5, aria: false },
            encoding: { x, y: { ...y, field: "p50" }, color: { datum: bandNames[3], ...legend } },
          },
        ],
      },
      {
        data: { values: pointRows },
        layer: [
          {
            mark: { type: "rule", strokeWidth: 1.5 },
            encoding: { x: { ...x, field: "from" }, x2: { field: "to" }, y: { ...y, field: "observed" }, color },
          },
          {
            mark: { type: "point", filled: true, size: 36, opacity: 1 },
            encoding: {
              x,
              y: { ...y, field: "observed" },
              color,
              shape: { condition: { test: "datum.held === 'no'", value: "cross" }, value: "circle" },
            },
          },
        ],
      },
    ],
  };
}

const seriesWords: Readonly<Record<string, string>> = {
  priceDomesticUsdPerKg: "domestic",
  priceFobUsdPerKg: "FOB",
  priceAskUsdPerKg: "ask",
  pricePaidUsdPerKg: "price paid",
  arrivalsShare: "arrivals",
  shippedShare: "shipments as the exporter's customs count them",
  exportedShare: "exports to the world",
};

/** `Dy · FOB`, `Dy · exports to the world, raw`. */
function titleOf({ series, material }: HindcastFan): string {
  const [name, form] = series.split(".");
  return `${material} · ${seriesWords[name] ?? name}${form === undefined ? "" : `, ${form}`}`;
}

function unitWords(unit: string): string {
  return unit === "USD/kg" ? "USD per kg" : unit;
}

=======
>>>>>>> hindcast
/** Standard error of the CRPS over the CRPS, of the median point, in per cent. */
function crpsErrorOf(points: readonly ScoredObservation[]): string {
  const relative = points.map(({ crps, crpsError }) => (crps > 0 ? crpsError / crps : 0)).sort((a, b) => a - b);
  return formatExact(Number((100 * relative[Math.floor(relative.length / 2)]).toPrecision(1)));
}
