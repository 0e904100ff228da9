import { dateOfWeek } from "../../model/calendar.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { earliestOf, firstToStop, stoppedBy } from "../../sim/analysis/insights/first-stops.ts";
import { countedRuns, layoutOfStudy } from "../../sim/study/layout.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { shareFigure, widestLimits } from "../words/outcome-figures.ts";
import { alikeNotes, factsOf } from "../words/study.ts";
import { dateAxis, spanned, stepsShown, weekStep, weeksShown } from "./kit/axes.ts";
import { caveatOf, withCaveat } from "./kit/caveat.ts";
import { type Chart, type DrawnStudy, type StudyChart, short, tableOf, weekUnits } from "./kit/chart.ts";
import { eventRules, eventsAbove, eventsWithin } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { type Finding, findingOf, nothingFound, shareTold } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { curveLabels, heightOfLabels } from "./kit/labels.ts";
import { topOfShares } from "./kit/scales.ts";
import { dashes, hues } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { type SectorCurve, sectorCurves } from "./line-stops.curves.ts";
import { stripsOf } from "./line-stops.strips.ts";
import { firstLineStopWords } from "./line-stops.words.ts";

function firstLineStopReading(results: StudyResults, lang: Lang): string {
  const { sectors, titles, horizonWeeks } = factsOf(results.manifest, lang);
  const { reading } = firstLineStopWords[lang];
  const bySector = sectors.map((sector) => results.values(idOf(sector)));
  const layout = layoutOfStudy(results);
  const any = stoppedBy(earliestOf(bySector), horizonWeeks, layout)[horizonWeeks - 1];
  const share = shareFigure(any, lang);
  if (any.share === 0) return reading.none(runsText(countedRuns(results.manifest), lang), horizonWeeks, share);
  if (sectors.length === 1) return reading.one(titles.sector(sectors[0]), horizonWeeks, share);
  const lead = reading.lead(horizonWeeks, share);
  const firsts = firstToStop(bySector, horizonWeeks, layout)
    .map((each, s) => ({ ...each, title: titles.sector(sectors[s]) }))
    .toSorted((a, b) => b.share - a.share);
  const [most, next] = firsts;
  if (most.low > next.high) return reading.first(lead, most.title, shareFigure(most, lang));
  return reading.noFirst(lead, most.title, shareFigure(most, lang), next.title, shareFigure(next, lang));
}

/** How often any line stops, and which sector's most often does first, where that is beyond error. */
function firstLineStopFinding(results: StudyResults, lang: Lang): Finding {
  const { sectors, titles, horizonWeeks } = factsOf(results.manifest, lang);
  const { headline } = firstLineStopWords[lang];
  const bySector = sectors.map((sector) => results.values(idOf(sector)));
  const layout = layoutOfStudy(results);
  const any = stoppedBy(earliestOf(bySector), horizonWeeks, layout)[horizonWeeks - 1];
  const share = shareTold(any, lang);
  if (any.share === 0) return nothingFound(headline.none(runsText(countedRuns(results.manifest), lang), horizonWeeks));
  if (sectors.length === 1)
    return findingOf((of) => headline.one(of.share, titles.sector(sectors[0])), { share }, lang);
  const [most, next] = firstToStop(bySector, horizonWeeks, layout)
    .map((each, s) => ({ ...each, title: titles.sector(sectors[s]) }))
    .toSorted((a, b) => b.share - a.share);
  if (most.low <= next.high)
    return { ...findingOf((of) => headline.noFirst(of.share), { share }, lang), isHedged: true };
  const first = shareTold(most, lang);
  return findingOf((of) => headline.first(of.share, most.title, of.first), { share, first }, lang);
}

const [width, least] = [560, 240];

/** Room for words above the panel beyond its width [px]. */
const caveatRoom = 240;

/** Most curves that readers tell apart by colour and dashes, and that leave room for their names. */
const mostCurves = hues.length;

/** Share of runs in which the line of a first firm of each sector has stopped by each week, with 95 % limits. */
function drawFirstLineStop(results: DrawnStudy, lang: Lang): Chart {
  const words = firstLineStopWords[lang];
  const { sectors, titles, shortShare } = factsOf(results.manifest, lang);
  const curves = sectorCurves(results);
  const names = curves.map(({ sectors: members }) => listed(members.map(titles.sector), lang));
  const { rows, units, notes, body, kind, error } =
    curves.length > mostCurves ? stripsOf(results, curves, lang) : curvesOf(results, curves, lang);
  return framedChart({
    id: "first-line-stop",
    lang,
    manifests: [results.manifest],
    question: words.question,
    finding: firstLineStopFinding(results, lang),
    shows: words.shows,
    reading: firstLineStopReading(results, lang),
    kind,
    notes: [
      ...words.notes(shortShare),
      ...notes,
      ...curves.flatMap(({ sectors: { length } }, c) => (length > 1 ? words.merged(length, names[c]) : [])),
      ...(curves.length === sectors.length ? alikeNotes(results.manifest, lang) : []),
      error(widestLimits(rows)),
    ],
    table: tableOf(rows, weekUnits(units)),
    body,
  });
}

/** Few curves: lines that rise from left to right, each with its name and its last figure at its end. */
function curvesOf(results: DrawnStudy, curves: readonly SectorCurve[], lang: Lang) {
  const words = firstLineStopWords[lang];
  const { sectors, titles, horizonWeeks, start } = factsOf(results.manifest, lang);
  const isShown = weeksShown(horizonWeeks, curves.length);
  const names = curves.map(({ sectors: members }) => listed(members.map(titles.sector), lang));
  const places = curves.map(({ sectors: [first] }) => sectors.indexOf(first));
  const colors = places.map((s) => hues[s % hues.length].line);
  const rows = curves.flatMap(({ curve }, c) => {
    const shown = stepsShown(
      (["share", "low", "high"] as const).map((of) => curve.map((each) => each[of])),
      curves.length,
    );
    return curve.flatMap(({ share, low, high }, week) =>
      shown.has(week)
        ? [
            {
              ...{ week, date: dateOfWeek(start, week), sector: names[c] },
              ...{ stopped: short(share), low: short(low), high: short(high) },
            },
          ]
        : [],
    );
  });
  const top = topOfShares(rows.map(({ high }) => high));
  const span = { start, weeks: horizonWeeks, width, isWhole: horizonWeeks > 1 };
  const events = eventsWithin(results.manifest, span, lang);
  const x = dateAxis(span, lang);
  const color = { field: "sector", type: "nominal", sort: names, legend: null };
  const y = { type: "quantitative", scale: { domain: [0, top], nice: false }, axis: { format: "~%", tickCount: 5 } };
  const title = words.axis;
  const step = { interpolate: "step-after", aria: false };
  const labels = curves.map(({ sectors: members, curve }, c) => ({
    ...{ names: members.map(titles.sector), last: curve[curve.length - 1], color: colors[c] },
  }));
  const height = Math.max(least, heightOfLabels(labels, lang));
  const end = { x: { ...x, field: "date" }, date: dateOfWeek(start, Math.max(1, horizonWeeks - 1)) };
  const panel = {
    width,
    height,
    data: { values: rows },
    transform: spanned(horizonWeeks),
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
      ...eventRules(events, { ...x, field: "date" }),
      curveLabels(labels, { top, height }, end, lang),
      tooltipLayer({
        x: { ...x, field: "date" },
        spacing: (width * weekStep(horizonWeeks, curves.length)) / horizonWeeks,
        tooltip: [
          weekTooltip(lang),
          ...names.map((title, c) => ({ field: `s${c}`, type: "quantitative", title, format: ".2~p" })),
        ],
        values: Array.from({ length: horizonWeeks }, (_, week) => week)
          .filter(isShown)
          .map((week) => ({
            date: dateOfWeek(start, week),
            ...Object.fromEntries(curves.map(({ curve }, c) => [`s${c}`, short(curve[week].share)])),
          })),
      }),
    ],
    resolve: { scale: { color: "independent" } },
  };
  const caveat = caveatOf(results, "firstLineStopWeek", lang);
  const told = withCaveat(panel, caveat, width + caveatRoom);
  // The frame's footnote is the title of the body: a panel that has one of its own stands in it.
  const body = eventsAbove(events, x, span, events.length === 0 && caveat !== undefined ? { vconcat: [told] } : told);
  return {
    ...{
      rows,
      body,
      error: words.error,
      notes: events.length > 0 ? [eventWords[lang].note] : [],
      units: { stopped: "share of the runs, 0-1" },
    },
    kind: words.kind(horizonWeeks, names.join(words.between)),
  };
}

const idOf = (sector: string) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector });

/** Who stops first, and when? */
export const firstLineStopChart: StudyChart = {
  id: "first-line-stop",
  needs: ({ sectors }) => sectors.map(idOf),
  draw: drawFirstLineStop,
};
