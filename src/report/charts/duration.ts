import { daysBetween } from "../../model/calendar.ts";
import type { RestrictionPaths } from "../../sim/study/insights.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { formatWithLimits, runsText, withUnit } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed, longDate } from "../words/lists.ts";
import { shareFigure, widestLimits } from "../words/outcome-figures.ts";
import {
  durationRows,
  halfLeftAfter,
  halfLeftAt,
  type Survival,
  statesSeen,
  survivalOf,
  titledPaths,
  yearOn,
} from "./duration.paths.ts";
import { durationFinding, durationReading } from "./duration.reading.ts";
import { durationWords } from "./duration.words.ts";
import { dateAxis } from "./kit/axes.ts";
import { type Chart, type StudyChart, tableOf } from "./kit/chart.ts";
import { dayFormats } from "./kit/dates.words.ts";
import { eventRules, eventsAbove, eventsWithin } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { shareTold } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { type EndLabel, endLabels, heightOf, labelLines } from "./kit/labels.ts";
import { type Marked, markedPoints, type Part } from "./kit/marked.ts";
import { legendOf } from "./kit/names.ts";
import { ink, stateColors } from "./kit/theme.ts";
import { tooltipLayer } from "./kit/tooltip.ts";

type Axes = { readonly x: object; readonly y: object };

/** By state, stacked in the order of the scenario from above, so that what a restriction becomes has a level base. */
function stateAreas(
  values: readonly object[],
  states: readonly string[],
  range: readonly string[],
  { x, y }: Axes,
  isNamed: boolean,
): object {
  return {
    data: { values },
    transform: [{ calculate: `-indexof(${JSON.stringify(states)}, datum.state)`, as: "rank" }],
    mark: { type: "area", aria: false, stroke: "#ffffff", strokeWidth: 0.6 },
    encoding: {
      x,
      y: { ...y, field: "share", stack: "zero" },
      order: { field: "rank", type: "quantitative" },
      color: {
        field: "state",
        type: "nominal",
        scale: { domain: states, range },
        legend: isNamed ? null : legendOf(states, states.length > 4 ? 2 : 4),
      },
    },
  };
}

/** What the lines are, and the areas where each has a name of its own, at their right ends, from the bottom up. */
function endsOf(
  { lasting, low, high, inForce }: Point,
  areas: readonly { readonly title: string; readonly share: number; readonly color: string }[],
  kind: "lasting" | "coming",
  lang: Lang,
): readonly EndLabel[] {
  const { labels, end, whole } = durationWords[lang];
  const label = (name: string, share: string, at: number) => ({
    ...{ ...labelLines(end(name, share), labelRoom), end: at, color: ink },
  });
  const ofAreas = areas.toReversed().map(({ title, share, color }, k, all) => {
    const below = all.slice(0, k).reduce((sum, each) => sum + each.share, 0);
    return { ...label(title, whole(wholePercent(share)), below + share / 2), swatch: color };
  });
  const [only] = areas;
  if (kind === "coming" && areas.length === 1)
    return [label(only.title, shareFigure({ share: lasting, low, high }, lang), lasting)];
  return [
    ...ofAreas,
    label(labels[kind], shareFigure({ share: lasting, low, high }, lang), lasting),
    ...(kind === "lasting" ? [label(labels.inForce, whole(wholePercent(inForce)), inForce)] : []),
  ];
}

type Point = ReturnType<typeof durationRows>["points"][number];

/** A share in whole per cents, as the ends of lines have it. */
function wholePercent(share: number): string {
  return share > 0 && share < 0.005 ? "<1" : String(Math.round(100 * share));
}

/** Most states whose areas are named at their ends, in place of a legend. */
const mostNamed = 5;

/** Points of the upper edge that are told in words: a year from today, and the week by which half are lifted. */
function markedAt(
  paths: RestrictionPaths,
  survival: Survival,
  points: readonly Point[],
  lang: Lang,
): readonly Marked[] {
  const { marks, weeks } = durationWords[lang];
  const pointAt = (week: number | undefined) =>
    points.find(({ date }) => week !== undefined && date === paths.weeks[week]?.end);
  const year = pointAt(yearOn);
  const half = pointAt(halfLeftAt(paths, survival));
  const after = halfLeftAfter(paths, survival);
  const share = year === undefined ? undefined : { share: year.lasting, low: year.low, high: year.high };
  return [
    ...(year === undefined || share === undefined
      ? []
      : [
          {
            ...{ x: year.date, y: year.lasting },
            ...{ text: marks.year(shareFigure(share, lang)), brief: marks.year(shareTold(share, lang).text) },
          },
        ]),
    ...(half === undefined || after === undefined
      ? []
      : [
          {
            ...{ x: half.date, y: half.lasting },
            text: marks.half(formatWithLimits(...after, weeks, 0, lang)),
            brief: marks.half(withUnit(String(after[0]), weeks, lang)),
          },
        ]),
  ];
}

/** The upper edge with its limits, and, dashed, how often a restriction is in force at all; the figures on demand. */
function durationLines(
  values: readonly object[],
  kind: "lasting" | "coming",
  { x, y }: Axes,
  spacing: number,
  lang: Lang,
): object {
  const words = durationWords[lang];
  const line = (field: string, look: object) => ({
    mark: { type: "line", color: ink, aria: false, ...look },
    encoding: { x, y: { ...y, field } },
  });
  const figure = (field: string, title: string) => ({ field, type: "quantitative", title, format: ".2~p" });
  return {
    data: { values },
    layer: [
      {
        mark: { type: "area", color: "#8a939c", opacity: 0.5, aria: false },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      line("lasting", { strokeWidth: 2 }),
      ...(kind === "lasting" ? [line("inForce", { strokeWidth: 1.2, strokeDash: [5, 3] })] : []),
      tooltipLayer({
        x,
        spacing,
        tooltip: [
          { field: "date", type: "temporal", title: words.tooltip.date, format: dayFormats[lang] },
          figure("lasting", words[kind]),
          figure("low", words.tooltip.low),
          figure("high", words.tooltip.high),
          figure("inForce", words.labels.inForce),
        ],
      }),
    ],
  };
}

const [width, least] = [560, 240];

/** Room right of the panel for what lines and areas are [px]. */
const labelRoom = 260;

/** Survival of the restriction in force today, by what it becomes; without one today, how often one is in force. */
function drawDuration(study: StudyResults, given: RestrictionPaths, lang: Lang): Chart {
  const words = durationWords[lang];
  const { manifest } = study;
  const paths = titledPaths(given, lang);
  const { isInForceToday, states } = paths;
  const survival = survivalOf(paths, study);
  const { byState, points } = durationRows(paths, survival);
  const seen = statesSeen(paths).map((s) => states[s].title);
  const colors = stateColors(states, paths.stateToday);
  const range = statesSeen(paths).map((s) => colors[s]);
  const kind = isInForceToday ? "lasting" : "coming";
  const today = longDate(paths.today, lang);
  const last = points[points.length - 1];
  const span = { start: points[0].date, weeks: Math.max(2, paths.weeks.length + 1), width, isWhole: true };
  const events = eventsWithin(manifest, span, lang);
  const x = dateAxis(span, lang, false);
  const top = topOf(points.map(({ high, inForce }) => Math.max(high, isInForceToday ? inForce : 0)));
  const y = {
    type: "quantitative",
    title: words.axis,
    scale: { domain: [0, top] },
    axis: { format: ".0%", tickCount: 5 },
  };
  const isNamed = seen.length <= mostNamed;
  const shareAtEnd = (state: string) => byState.findLast((row) => row.state === state)?.share ?? 0;
  const areas = isNamed ? seen.map((title, s) => ({ title, share: shareAtEnd(title), color: range[s] })) : [];
  const labels = endsOf(last, areas, kind, lang);
  const height = Math.max(least, heightOf(labels));
  const partOf = partsOf(span, top);
  const levels = seen.map((_, s) => points.map(({ date }) => partOf(date, shareFrom(byState, date, seen.slice(s)))));
  const edges = [
    ...(["lasting", "low", "high", "inForce"] as const).map((of) => points.map((row) => partOf(row.date, row[of]))),
    ...levels,
    ...events.map(({ date }): readonly Part[] => [0, 1].map((down) => [partOf(date, 0)[0], down])),
  ];
  return framedChart({
    id: "duration",
    lang,
    manifests: [manifest],
    question: words.question[kind],
    finding: durationFinding(paths, survival, lang),
    shows: words.shows[kind],
    reading: durationReading(paths, survival, today, lang),
    kind: words.kind(words[kind], listed(seen, lang)),
    notes: [
      words.notes[kind](today),
      words.notes.censored(longDate(last.date, lang)),
      ...(events.length > 0 ? [eventWords[lang].note] : []),
      words.notes.error(widestLimits(points), runsText(paths.runs, lang)),
    ],
    table: tableOf(
      [...byState.map((row) => ({ ...noPoint, ...row })), ...points.map((row) => ({ ...noPoint, ...row }))],
      words.table,
    ),
    body: eventsAbove(events, x, span, {
      width,
      height,
      layer: [
        ...(seen.length > 0 ? [stateAreas(byState, seen, range, { x, y }, isNamed)] : []),
        ...eventRules(events, x),
        durationLines(points, kind, { x, y }, width / points.length, lang),
        endLabels(labels, { bottom: 0, top, height }, { x, at: { date: last.date } }),
        ...markedPoints(markedAt(paths, survival, points, lang), edges, { width, height, partOf }, { x, y }),
      ],
    }),
  });
}

/** Share of runs at the end of a week that are in one of some states. */
function shareFrom(rows: ReturnType<typeof durationRows>["byState"], day: string, states: readonly string[]): number {
  const shares = rows.flatMap(({ date, state, share }) => (date === day && states.includes(state) ? [share] : []));
  return shares.reduce((sum, share) => sum + share, 0);
}

/** Where a day and a share lie in the panel. */
function partsOf({ start, weeks }: { readonly start: string; readonly weeks: number }, top: number) {
  return (date: string | number, share: number): Part => [
    daysBetween(start, String(date)) / (7 * (weeks - 1)),
    1 - share / top,
  ];
}

/** Every column of the chart's table, in order. */
const noPoint = { date: "", state: "", share: "", lasting: "", low: "", high: "", inForce: "" };

/** End of the axis: the largest limit, rounded up to a tenth. */
function topOf(highs: readonly number[]): number {
  return Math.max(0.1, Math.ceil(Math.max(...highs) * 10) / 10);
}

/** How long will it last? */
export const durationChart: StudyChart = {
  id: "duration",
  needs: () => [],
  draw: (study, lang) =>
    study.insights?.restriction === undefined ? null : drawDuration(study, study.insights.restriction, lang),
};
