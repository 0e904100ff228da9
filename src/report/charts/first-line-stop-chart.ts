import { dateOfWeek } from "../../model/calendar.ts";
import { outcomeId, type StudyResults } from "../../sim/results.ts";
import { alikeNotes } from "../alike-words.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { dateAxis } from "./axes.ts";
import { type Chart, short, tableOf } from "./chart.ts";
import { firstLineStopReading } from "./first-line-stop-reading.ts";
import { firstLineStopWords } from "./first-line-stop-words.ts";
import { stoppedBy } from "./first-stops.ts";
import { framedChart } from "./framed-chart.ts";
import { listed } from "./listed.ts";
import { shareFigure, widestLimits } from "./share-figures.ts";
import { spread } from "./spread.ts";
import { dashes, hues } from "./theme.ts";
import { tooltipLayer, weekTooltip } from "./tooltip.ts";
import { weekStep, weeksShown } from "./weeks-shown.ts";
import type { ShareEstimate } from "./wilson.ts";

const width = 560;
const height = 300;
const labelHeight = 17;

/** Share of runs in which the line of a first firm of each sector has stopped by each week, with 95 % limits. */
export function firstLineStopChart(results: StudyResults, lang: Lang = "en"): Chart {
  const words = firstLineStopWords[lang];
  const { sectors, titles, horizonWeeks, start, shortShare } = factsOf(results.manifest, lang);
  const curves = sectors.map((sector) => stoppedBy(firstStopWeeks(results, sector), horizonWeeks));
  const isShown = weeksShown(horizonWeeks, sectors.length);
  const names = sectors.map(titles.sector);
  const rows = curves.flatMap((curve, s) =>
    curve.flatMap(({ share, low, high }, week) =>
      isShown(week)
        ? [
            {
              week,
              date: dateOfWeek(start, week),
              sector: names[s],
              stopped: short(share),
              low: short(low),
              high: short(high),
            },
          ]
        : [],
    ),
  );
  const top = topOf(rows.map(({ high }) => high));
  const x = dateAxis(horizonWeeks, width, lang);
  const color = { field: "sector", type: "nominal", sort: names, legend: null };
  const y = { type: "quantitative", scale: { domain: [0, top], nice: false }, axis: { format: "~%", tickCount: 5 } };
  const title = words.axis;
  const step = { interpolate: "step-after", aria: false };
  return framedChart({
    id: "first-line-stop",
    lang,
    manifests: [results.manifest],
    question: words.question,
    reading: firstLineStopReading(results, lang),
    kind: words.kind(horizonWeeks, listed(names, lang)),
    notes: [...words.notes(shortShare), ...alikeNotes(results.manifest, lang), words.error(widestLimits(rows))],
    table: tableOf(rows, { stopped: "0-1", low: "0-1", high: "0-1" }),
    body: {
      width,
      height,
      data: { values: rows },
      layer: [
        {
          mark: { type: "area", opacity: Math.min(0.2, 0.6 / names.length), ...step },
          encoding: {
            x,
            y: { ...y, field: "low", title },
            y2: { field: "high" },
            color: { ...color, scale: { domain: names, range: names.map((_, s) => hues[s % hues.length].line) } },
          },
        },
        {
          mark: { type: "line", strokeWidth: 2, ...step },
          encoding: {
            x,
            y: { ...y, field: "stopped", title },
            stroke: { ...color, scale: { domain: names, range: names.map((_, s) => hues[s % hues.length].line) } },
            strokeDash: { ...color, scale: { domain: names, range: names.map((_, s) => dashes[s % dashes.length]) } },
          },
        },
        endLabels(names, curves, top, { x, date: dateOfWeek(start, horizonWeeks - 1) }, lang),
        tooltipLayer({
          x,
          spacing: (width * weekStep(horizonWeeks, sectors.length)) / horizonWeeks,
          tooltip: [
            weekTooltip(lang),
            ...names.map((title, s) => ({ field: `s${s}`, type: "quantitative", title, format: ".2~p" })),
          ],
          values: rows
            .filter(({ sector }) => sector === names[0])
            .map(({ week, date }) => ({
              date,
              ...Object.fromEntries(curves.map((curve, s) => [`s${s}`, short(curve[week].share)])),
            })),
        }),
      ],
      resolve: { scale: { color: "independent" } },
    },
  });
}

/** A sector's first line stops, one week a run; the horizon where none stops. */
function firstStopWeeks(results: StudyResults, sector: string): Float64Array {
  return results.values(outcomeId({ outcome: "firstLineStopWeek", material: null, sector }));
}

function endLabels(
  names: readonly string[],
  curves: readonly (readonly ShareEstimate[])[],
  top: number,
  end: { readonly x: object; readonly date: string },
  lang: Lang,
): object {
  const last = curves.map((curve) => curve[curve.length - 1]);
  const places = spread(
    last.map(({ share }) => share),
    (labelHeight / height) * top,
    top,
  );
  const values = names.map((sector, s) => ({
    sector,
    date: end.date,
    place: places[s],
    text: `${sector} ${shareFigure(last[s], lang)}`,
  }));
  return {
    data: { values },
    mark: { type: "text", align: "left", dx: 8, fontSize: 11.5, fontWeight: 600, limit: 420, aria: false },
    encoding: {
      x: end.x,
      y: { field: "place", type: "quantitative" },
      text: { field: "text" },
      color: {
        field: "sector",
        type: "nominal",
        legend: null,
        scale: { domain: names, range: names.map((_, s) => hues[s % hues.length].line) },
      },
    },
  };
}

/** End of the axis: the largest limit, rounded up to 1, 2, 5 % or a tenth. */
function topOf(highs: readonly number[]): number {
  const largest = Math.max(...highs);
  return [0.01, 0.02, 0.05].find((top) => largest <= top) ?? Math.min(1, Math.ceil(largest * 10) / 10);
}
