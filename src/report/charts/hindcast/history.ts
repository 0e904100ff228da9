import { addDays, daysBetween } from "../../../model/calendar.ts";
import type {
  CoverageRow,
  HindcastFan,
  HindcastResult,
  ScoredObservation,
} from "../../../sim/scoring/hindcast/record.ts";
import { hindcastUnit, seriesTitle } from "../../words/features.ts";
import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { listed, longDate } from "../../words/lists.ts";
import { resultOf } from "../../words/scores.ts";
import { episodeTitle } from "../../words/titles.ts";
import { dateAxis, fromZero, logOrZero } from "../kit/axes.ts";
import { type Chart, type Row, short, tableOf } from "../kit/chart.ts";
import type { Finding } from "../kit/finding.ts";
import { frame } from "../kit/frame.ts";
import { ink, vermilions } from "../kit/theme.ts";
import { tooltipLayer, weekTooltip } from "../kit/tooltip.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { columnUnits, hindcastSource, type Told } from "./kit.ts";

const [width, height] = [240, 150];
/** 90, 80 and 50 % of the runs, and their median: one hue, light to dark. */
const tints = ["#dcebf5", "#b9d6ea", "#7fb3d8", "#004f80"];
const ends = [
  ["p05", "p95"],
  ["p10", "p90"],
  ["p25", "p75"],
] as const;

/** One series of an episode: its fan and its figures on record as rows, and the view that draws them. */
function historyPanel(fan: HindcastFan, { points }: HindcastResult, place: number, lang: Lang) {
  const title = seriesTitle(fan, lang);
  const unit = hindcastUnit(fan.unit, lang);
  const fanRows: readonly Row[] = fan.weeks.map(({ date, ...quantiles }) => ({
    series: title,
    unit,
    date,
    ...Object.fromEntries(Object.entries(quantiles).map(([field, value]) => [field, short(value)])),
  }));
  const pointRows = points
    .filter(({ observation }) => observation === fan.observation)
    .map(({ from, to, observed, low90, high90 }) => ({
      series: title,
      unit,
      date: addDays(from, Math.floor(daysBetween(from, to) / 2)),
      from,
      to,
      observed: short(observed),
      held: low90 <= observed && observed <= high90 ? "yes" : "no",
    }));
  return { title, fanRows, pointRows, view: viewOf(fan, { title, place }, fanRows, pointRows, lang) };
}

function viewOf(
  fan: HindcastFan,
  { title, place }: { readonly title: string; readonly place: number },
  fanRows: readonly Row[],
  pointRows: readonly Row[],
  lang: Lang,
): object {
  const { bands: bandNames, dots: dotNames, tooltip: names, inUnit } = hindcastWords[lang].history;
  const unit = hindcastUnit(fan.unit, lang);
  const named = (field: "p95" | "p50" | "p05" | "observed") => (isShare ? names[field] : inUnit(names[field], unit));
  const values = [
    ...fan.weeks.flatMap(({ p05, p95 }) => [p05, p95]),
    ...pointRows.map(({ observed }) => Number(observed)),
  ];
  const isShare = fan.unit === "share of usual";
  const { scale, ticks } = isShare ? { scale: fromZero(values), ticks: { tickCount: 4 } } : logOrZero(values, height);
  const weeks = daysBetween(fan.weeks[0].date, fan.weeks[fan.weeks.length - 1].date) / 7;
  const format = isShare ? ".2~p" : ",.3~r";
  const x = dateAxis({ start: fan.weeks[0].date, weeks: weeks + 1, width }, lang);
  const y = {
    type: "quantitative",
    title: unit,
    scale,
    axis: { format: isShare ? ".0%" : ",", ...ticks },
  };
  const color = { condition: { test: "datum.held === 'no'", value: vermilions[2] }, value: ink };
  const bands = {
    type: "nominal",
    scale: { domain: [...bandNames, ...dotNames], range: [...tints, ink, vermilions[2]] },
    legend: { columns: 6 },
  };
  return {
    title: { text: title, fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
    width,
    height,
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
          tooltipLayer({
            ...{ x, spacing: width / fan.weeks.length, view: `panel${place}` },
            tooltip: [
              weekTooltip(lang),
              ...(["p95", "p50", "p05"] as const).map((field) => ({
                ...{ field, type: "quantitative", title: named(field), format },
              })),
            ],
          }),
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
              tooltip: [
                ...(["from", "to"] as const).map((field) => ({ field, type: "nominal", title: names[field] })),
                { field: "observed", type: "quantitative", title: named("observed"), format },
              ],
            },
          },
        ],
      },
    ],
  };
}

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
    finding: historyFinding(episode, result.coverage[2], lang),
    shows: words.shows(longDate(result.freeze, lang)),
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

/** How many of the figures on record the 90 % intervals hold, and whether that is fewer or more than they promise. */
function historyFinding(episode: string, { held, of, low, high, level }: CoverageRow, lang: Lang): Finding {
  const { headline } = hindcastWords[lang].history;
  const verdict = high < level ? "fewer" : low > level ? "more" : "about";
  return { text: headline(episodeTitle(episode, lang), held, of, verdict), figures: [], isHedged: false };
}

/** Standard error of the CRPS over the CRPS, of the median point, in per cent. */
function crpsErrorOf(points: readonly ScoredObservation[]): string {
  const relative = points.map(({ crps, crpsError }) => (crps > 0 ? crpsError / crps : 0)).sort((a, b) => a - b);
  return formatExact(Number((100 * relative[Math.floor(relative.length / 2)]).toPrecision(1)));
}
