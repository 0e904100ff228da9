import { addDays, daysBetween } from "../../../sim/evidence/day.ts";
import type { HindcastFan } from "../../../sim/hindcast/record.ts";
import type { HindcastResult } from "../../../sim/hindcast/result.ts";
import { dateAxis, fromZero, logOrZero } from "../axes.ts";
import { type Row, short } from "../chart.ts";
import { ink, vermilions } from "../theme.ts";

const width = 240;
/** 90, 80 and 50 % of the runs, and their median: one hue, light to dark. */
const tints = ["#dcebf5", "#b9d6ea", "#7fb3d8", "#004f80"];
const bandNames = ["90 % of runs", "80 % of runs", "50 % of runs", "median"];
const ends = [
  ["p05", "p95"],
  ["p10", "p90"],
  ["p25", "p75"],
] as const;

/** One series of an episode: its fan and its figures on record as rows, and the view that draws them. */
export function historyPanel(fan: HindcastFan, { points }: HindcastResult) {
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
  const x = dateAxis(weeks, width, "en");
  const y = {
    type: "quantitative",
    title: unitWords(fan.unit),
    scale,
    axis: { format: isShare ? ".0%" : ",", ...ticks },
  };
  const color = { condition: { test: "datum.held === 'no'", value: vermilions[2] }, value: ink };
  const bands = {
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
        encoding: { color: bands },
        layer: [
          ...ends.map(([low, high], k) => ({
            mark: { type: "area", aria: false },
            encoding: { x, y: { ...y, field: low }, y2: { field: high }, color: { datum: bandNames[k] } },
          })),
          {
            mark: { type: "line", strokeWidth: 1.5, aria: false },
            encoding: { x, y: { ...y, field: "p50" }, color: { datum: bandNames[3] } },
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
  exportedShare: "exports to the world",
  shippedShare: "shipments as the exporter's customs count them",
};

/** `Dy · FOB`, `Dy · exports to the world, raw`. */
function titleOf({ series, material }: HindcastFan): string {
  const [name, form] = series.split(".");
  return `${material} · ${seriesWords[name] ?? name}${form === undefined ? "" : `, ${form}`}`;
}

function unitWords(unit: string): string {
  return unit === "USD/kg" ? "USD per kg" : unit;
}
