import { dateOfWeek } from "../../model/calendar.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { alikeNotes } from "../alike-words.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { firstLineStopReading } from "./first-line-stop-reading.ts";
import { dateAxis } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { curveLabels } from "./kit/labels.ts";
import { dashes, hues } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { firstLineStopWords } from "./line-stops.words.ts";
import { sectorCurves } from "./sector-curves.ts";
import { widestLimits } from "./share-figures.ts";
import { weekUnits } from "./table-units.ts";
import { weekStep, weeksShown } from "./weeks-shown.ts";

const width = 560;
const height = 240;

/** Share of runs in which the line of a first firm of each sector has stopped by each week, with 95 % limits. */
export function firstLineStopChart(results: StudyResults, lang: Lang = "en"): Chart {
  const words = firstLineStopWords[lang];
  const { sectors, titles, horizonWeeks, start, shortShare } = factsOf(results.manifest, lang);
  const curves = sectorCurves(results);
  const isShown = weeksShown(horizonWeeks, curves.length);
  const names = curves.map(({ sectors: members }) => listed(members.map(titles.sector), lang));
  const places = curves.map(({ sectors: [first] }) => sectors.indexOf(first));
  const colors = places.map((s) => hues[s % hues.length].line);
  const rows = curves.flatMap(({ curve }, c) =>
    curve.flatMap(({ share, low, high }, week) =>
      isShown(week)
        ? [
            {
              ...{ week, date: dateOfWeek(start, week), sector: names[c] },
              ...{ stopped: short(share), low: short(low), high: short(high) },
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
  const labels = curves.map(({ sectors: members, curve }, c) => ({
    ...{ names: members.map(titles.sector), last: curve[curve.length - 1], color: colors[c] },
  }));
  return framedChart({
    id: "first-line-stop",
    lang,
    manifests: [results.manifest],
    question: words.question,
    reading: firstLineStopReading(results, lang),
    kind: words.kind(horizonWeeks, names.join(words.between)),
    notes: [
      ...words.notes(shortShare),
      ...curves.flatMap(({ sectors: { length } }, c) => (length > 1 ? words.merged(length, names[c]) : [])),
      ...(curves.length === sectors.length ? alikeNotes(results.manifest, lang) : []),
      words.error(widestLimits(rows)),
    ],
    table: tableOf(rows, weekUnits({ stopped: "share of the runs, 0-1" })),
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
            color: { ...color, scale: { domain: names, range: colors } },
          },
        },
        {
          mark: { type: "line", strokeWidth: 2, ...step },
          encoding: {
            x,
            y: { ...y, field: "stopped", title },
            stroke: { ...color, scale: { domain: names, range: colors } },
            strokeDash: {
              ...color,
              scale: { domain: names, range: places.map((s) => dashes[s % dashes.length]) },
            },
          },
        },
        curveLabels(labels, { top, height }, { x, date: dateOfWeek(start, horizonWeeks - 1) }, lang),
        tooltipLayer({
          x,
          spacing: (width * weekStep(horizonWeeks, curves.length)) / horizonWeeks,
          tooltip: [
            weekTooltip(lang),
            ...names.map((title, c) => ({ field: `s${c}`, type: "quantitative", title, format: ".2~p" })),
          ],
          values: rows
            .filter(({ sector }) => sector === names[0])
            .map(({ week, date }) => ({
              date,
              ...Object.fromEntries(curves.map(({ curve }, c) => [`s${c}`, short(curve[week].share)])),
            })),
        }),
      ],
      resolve: { scale: { color: "independent" } },
    },
  });
}

/** End of the axis: the largest limit, rounded up to 1, 2, 5 % or a tenth. */
function topOf(highs: readonly number[]): number {
  const largest = Math.max(...highs);
  return [0.01, 0.02, 0.05].find((top) => largest <= top) ?? Math.min(1, Math.ceil(largest * 10) / 10);
}
