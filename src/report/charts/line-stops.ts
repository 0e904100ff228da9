import { dateOfWeek } from "../../model/calendar.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { earliestOf, firstToStop, stoppedBy } from "../../sim/analysis/insights/first-stops.ts";
import { effectiveRuns, finishedRuns, layoutOf } from "../../sim/study/layout.ts";
import type { MeanEstimate } from "../../sim/study/mean.ts";
import { type ShareEstimate, shareLimits, sharesUpTo } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { shareFigure, widestLimits } from "../words/outcome-figures.ts";
import { alikeNotes, alikeSectors, factsOf } from "../words/study.ts";
import { dateAxis, weekStep, weeksShown } from "./kit/axes.ts";
import { type Chart, type StudyChart, short, tableOf, weekUnits } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { curveLabels } from "./kit/labels.ts";
import { dashes, hues } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { firstLineStopWords } from "./line-stops.words.ts";

function firstLineStopReading(results: StudyResults, lang: Lang): string {
  const { sectors, titles, horizonWeeks } = factsOf(results.manifest, lang);
  const { reading } = firstLineStopWords[lang];
  const bySector = sectors.map((sector) => results.values(idOf(sector)));
  const layout = layoutOf({ ...results.manifest, failed: results.failed });
  const any = stoppedBy(earliestOf(bySector), horizonWeeks, layout)[horizonWeeks - 1];
  const share = shareFigure(any, lang);
  if (any.share === 0) return reading.none(runsText(finishedRuns(results.manifest), lang), horizonWeeks, share);
  if (sectors.length === 1) return reading.one(titles.sector(sectors[0]), horizonWeeks, share);
  const lead = reading.lead(horizonWeeks, share);
  const firsts = firstToStop(bySector, horizonWeeks, layout)
    .map((each, s) => ({ ...each, title: titles.sector(sectors[s]) }))
    .toSorted((a, b) => b.share - a.share);
  const [most, next] = firsts;
  if (most.low > next.high) return reading.first(lead, most.title, shareFigure(most, lang));
  return reading.noFirst(lead, most.title, shareFigure(most, lang), next.title, shareFigure(next, lang));
}

/** Share of runs in which the line of a first firm of a sector has stopped, by week; of several, that of their mean. */
export type SectorCurve = { readonly sectors: readonly string[]; readonly curve: readonly ShareEstimate[] };

/**
 * A curve a sector, but one for those that are alike in all but size and luck and nowhere differ beyond error: where their
 * mean stays within the band that holds the whole true curve of each in 95 % of studies (Massart 1990, Annals of Probability
 * 18, 1269-1283), which judges all weeks at once.
 */
export function sectorCurves(results: StudyResults): readonly SectorCurve[] {
  const { sectors, horizonWeeks } = factsOf(results.manifest);
  const layout = layoutOf({ ...results.manifest, failed: results.failed });
  const weeks = Array.from({ length: horizonWeeks }, (_, week) => week);
  const of = new Map(sectors.map((sector) => [sector, stopsOf(results, sector)]));
  const runs = of.get(sectors[0])?.length ?? 0;
  const shares = new Map([...of].map(([sector, stops]) => [sector, sharesUpTo(stops, weeks, layout)]));
  const reach = Math.sqrt(Math.log(2 / 0.05) / (2 * effectiveRuns(layout, runs)));
  const curveOf = (members: readonly string[]) =>
    meanOf(members.map((sector) => shares.get(sector) ?? [])).map((share) => shareLimits(share, runs, layout));
  const isOne = (members: readonly string[]) => {
    const mean = curveOf(members);
    return members.every((sector) =>
      curveOf([sector]).every(({ share }, week) => Math.abs(share - mean[week].share) <= reach),
    );
  };
  const merged = alikeSectors(results.manifest).filter(isOne);
  const groups = sectors.flatMap((sector) => {
    const group = merged.find((members) => members.includes(sector));
    return group === undefined ? [[sector]] : group[0] === sector ? [group] : [];
  });
  return groups.map((members) => ({ sectors: members, curve: curveOf(members) }));
}

/** First line stops of one sector, one week a run; the horizon where none stops. */
function stopsOf(results: StudyResults, sector: string): Float64Array {
  return results.values(idOf(sector)).map(Math.floor);
}

/** Means of several shares by week; the mean of their errors is no smaller than the error of the mean. */
function meanOf(all: readonly (readonly MeanEstimate[])[]): readonly MeanEstimate[] {
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return all[0].map((_, week) => ({
    mean: average(all.map((shares) => shares[week].mean)),
    standardError: average(all.map((shares) => shares[week].standardError)),
  }));
}

const width = 560;
const height = 240;

/** Share of runs in which the line of a first firm of each sector has stopped by each week, with 95 % limits. */
function drawFirstLineStop(results: StudyResults, lang: Lang): Chart {
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

const idOf = (sector: string) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector });

/** Who stops first, and when? */
export const firstLineStopChart: StudyChart = {
  id: "first-line-stop",
  needs: ({ sectors }) => sectors.map(idOf),
  draw: drawFirstLineStop,
};
