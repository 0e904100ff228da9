import type { RestrictionPaths } from "../../sim/insights/restriction-paths.ts";
import type { StudyResults } from "../../sim/results.ts";
import { formatWithLimits, runsText } from "../format.ts";
import { longDate } from "../long-date.ts";
import { dateAxis } from "./axes.ts";
import { type Chart, tableOf } from "./chart.ts";
import { durationRows, halfLeftAfter, shareAfter, statesSeen } from "./duration-rows.ts";
import { framedChart } from "./framed-chart.ts";
import { shareFigure, widestLimits } from "./share-figures.ts";
import { spread } from "./spread.ts";
import { stateColors } from "./state-colors.ts";
import { ink } from "./theme.ts";
import { tooltipLayer } from "./tooltip.ts";

const words = {
  question: { lasting: "How long will it last?", coming: "Does a restriction come back?" },
  kind: (what: string, states: string) =>
    `Stacked areas over time: the share of the runs in which ${what}, by what is in force: ${states}.`,
  lasting: "the restriction of today is still in force, without a break",
  coming: "a restriction is in force",
  notes: {
    lasting: (today: string) =>
      `Share of the runs, all with a restriction in force on ${today}, in which it has not been lifted since, by what it has become.`,
    coming: (today: string) =>
      `Share of the runs, all without a restriction on ${today}, in which one is in force, by its kind.`,
    censored: (end: string) => `The runs end on ${end}: what is in force then lasts longer.`,
    error: (points: string, runs: string) =>
      `Monte Carlo error: the grey ribbon on the upper edge is the 95 % limits (Wilson), at most ±${points} points; ${runs} followed.`,
  },
  axis: "share of runs",
  labels: { lasting: "not lifted since", inForce: "in force, breaks or not" },
  reading: {
    lasting: (today: string, after: string, end: string) =>
      `With a restriction in force on ${today}, it ${after}${end}.`,
    year: (share: string) => `outlasts the next year in ${share} of the runs, and `,
    end: (weeks: number, share: string) => `outlasts all ${weeks} weeks left in ${share}`,
    half: (weeks: string) => `; half of the runs see it lifted within ${weeks}`,
    coming: (today: string, after: string, end: string) =>
      `No restriction is in force on ${today}; one is ${after}${end}.`,
    yearOn: (share: string) => `a year on in ${share} of the runs, and `,
    endOn: (weeks: number, share: string) => `after ${weeks} weeks in ${share}`,
  },
  table: { lasting: "0-1", share: "0-1", low: "0-1", high: "0-1", inForce: "0-1" },
};

const [width, height] = [680, 270];
const labelHeight = 16;

/** Survival of the restriction in force today, by what it becomes; without one today, how often one is in force. */
export function durationChart({ manifest }: StudyResults, paths: RestrictionPaths): Chart {
  const { isInForceToday, states } = paths;
  const { byState, points } = durationRows(paths);
  const seen = statesSeen(paths).map((s) => states[s].title);
  const colors = stateColors(states, paths.stateToday);
  const kind = isInForceToday ? "lasting" : "coming";
  const today = longDate(paths.today);
  const end = longDate(points[points.length - 1].date);
  const left = paths.weeks.length;
  const x = dateAxis(left, width, null);
  const y = {
    type: "quantitative",
    title: words.axis,
    scale: { domain: [0, topOf(points.map(({ high }) => high))] },
    axis: { format: ".0%", tickCount: 5 },
  };
  return framedChart({
    id: "duration",
    manifests: [manifest],
    question: words.question[kind],
    reading: readingOf(paths, today),
    kind: words.kind(words[kind], seen.join("; ")),
    notes: [
      words.notes[kind](today),
      words.notes.censored(end),
      words.notes.error(widestLimits(points), runsText(paths.runs)),
    ],
    table: tableOf(
      [...byState.map((row) => ({ ...noPoint, ...row })), ...points.map((row) => ({ ...noPoint, ...row }))],
      words.table,
    ),
    body: {
      width,
      height,
      layer: [
        {
          data: { values: byState },
          mark: { type: "area", aria: false, stroke: "#ffffff", strokeWidth: 0.6 },
          encoding: {
            x,
            y: { ...y, field: "share", stack: "zero" },
            order: { field: "state", type: "nominal", sort: seen },
            color: {
              field: "state",
              type: "nominal",
              scale: { domain: seen, range: statesSeen(paths).map((s) => colors[s]) },
              legend: { columns: seen.length > 4 ? 2 : 4 },
            },
          },
        },
        endLabels(points[points.length - 1], isInForceToday, x),
        {
          data: { values: points },
          layer: [
            {
              mark: { type: "area", color: "#8a939c", opacity: 0.5, aria: false },
              encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
            },
            {
              mark: { type: "line", color: ink, strokeWidth: 2, aria: false },
              encoding: { x, y: { ...y, field: "lasting" } },
            },
            ...(isInForceToday
              ? [
                  {
                    mark: { type: "line", color: ink, strokeWidth: 1.2, strokeDash: [5, 3], aria: false },
                    encoding: { x, y: { ...y, field: "inForce" } },
                  },
                ]
              : []),
            tooltipLayer({
              x,
              spacing: width / points.length,
              tooltip: [
                { field: "date", type: "temporal", title: "on", format: "%-d %b %Y" },
                { field: "lasting", type: "quantitative", title: words[kind], format: ".2~p" },
                { field: "low", type: "quantitative", title: "95 % limits, from", format: ".2~p" },
                { field: "high", type: "quantitative", title: "to", format: ".2~p" },
                { field: "inForce", type: "quantitative", title: "in force, breaks or not", format: ".2~p" },
              ],
            }),
          ],
        },
      ],
    },
  });
}

/** End of the axis: the largest limit, rounded up to a tenth. */
function topOf(highs: readonly number[]): number {
  return Math.max(0.1, Math.ceil(Math.max(...highs) * 10) / 10);
}

function endLabels(
  {
    date,
    lasting,
    inForce,
  }: { readonly [field in "date"]: string } & { readonly [field in "lasting" | "inForce"]: number },
  isInForceToday: boolean,
  x: object,
): object {
  if (!isInForceToday) return { data: { values: [] }, mark: "text" };
  const [lower, upper] = spread([lasting, inForce], labelHeight / height, 1);
  const values = [
    { date, place: lower, text: words.labels.lasting },
    { date, place: upper, text: words.labels.inForce },
  ];
  return {
    data: { values },
    mark: { type: "text", align: "left", dx: 8, fontSize: 11.5, fontWeight: 600, color: ink, aria: false },
    encoding: { x, y: { field: "place", type: "quantitative" }, text: { field: "text" } },
  };
}

/** Every column of the chart's table, in order. */
const noPoint = { date: "", state: "", share: "", lasting: "", low: "", high: "", inForce: "" };

function readingOf(paths: RestrictionPaths, today: string): string {
  const left = paths.weeks.length - 1;
  const year = shareAfter(paths, 52);
  const last = shareAfter(paths, left);
  const end = last === undefined ? "" : shareFigure(last);
  const { reading } = words;
  if (!paths.isInForceToday)
    return reading.coming(today, year === undefined ? "" : reading.yearOn(shareFigure(year)), reading.endOn(left, end));
  const half = halfLeftAfter(paths);
  return reading.lasting(
    today,
    year === undefined ? "" : reading.year(shareFigure(year)),
    reading.end(left, end) + (half === undefined ? "" : reading.half(formatWithLimits(...half, "weeks", 0))),
  );
}
