import { daysBetween } from "../../model/calendar.ts";
import type { RestrictionPaths, RestrictionWeek } from "../../sim/study/insights.ts";
import { layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { formatWithLimits, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed, longDate } from "../words/lists.ts";
import { shareFigure, widestLimits } from "../words/outcome-figures.ts";
import { titleIn } from "../words/titles.ts";
import { durationWords } from "./duration.words.ts";
import { dateAxis, weeksShown } from "./kit/axes.ts";
import { type Chart, type StudyChart, short, tableOf } from "./kit/chart.ts";
import { dayFormats } from "./kit/dates.words.ts";
import { type Finding, findingOf, shareTold } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { spread } from "./kit/labels.ts";
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
        legend: legendOf(states, states.length > 4 ? 2 : 4),
      },
    },
  };
}

/** What the two lines are, at their right ends, a label's height apart (in shares of the axis). */
function endLabels(
  { date, lasting, inForce }: { readonly date: string; readonly lasting: number; readonly inForce: number },
  gap: number,
  x: object,
  words: (typeof durationWords)[Lang],
): object {
  const [lower, upper] = spread([lasting, inForce], gap, 1);
  const values = [
    { date, place: lower, text: words.labelled(words.labels.lasting, wholePercent(lasting)) },
    { date, place: upper, text: words.labelled(words.labels.inForce, wholePercent(inForce)) },
  ];
  return {
    data: { values },
    mark: { type: "text", align: "left", dx: 8, fontSize: 11.5, fontWeight: 600, color: ink, aria: false },
    encoding: { x, y: { field: "place", type: "quantitative" }, text: { field: "text" } },
  };
}

/** A share in whole per cents, as the ends of lines have it. */
const wholePercent = (share: number) => String(Math.round(100 * share));

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

type Counts = Pick<RestrictionWeek, "unbroken" | "inForce" | "standardError">;

/** States in which some run is, in any week shown, by position. */
function statesSeen(paths: RestrictionPaths): readonly number[] {
  return paths.states.flatMap((_, s) =>
    paths.weeks.some((week) => countsOf(paths, week)[s] > 0) || (s === paths.stateToday && paths.isInForceToday)
      ? [s]
      : [],
  );
}

type TitledPaths = Omit<RestrictionPaths, "states"> & {
  readonly states: readonly { readonly title: string; readonly role: RestrictionPaths["states"][number]["role"] }[];
};

/** Share of the runs in which what is followed is in force at the end of a week, with limits. */
export type Survival = (week: Counts) => ShareEstimate;

function survivalOf(paths: RestrictionPaths, study: Parameters<typeof layoutOfStudy>[0]): Survival {
  const layout = layoutOfStudy(study);
  return (week) => {
    const mean = total(countsOf(paths, week)) / paths.weight;
    return shareLimits({ mean, standardError: week.standardError }, paths.runs, layout);
  };
}

/** From today on: share of runs by state, one row each, and their sum with limits. */
function durationRows(paths: TitledPaths, survival: Survival) {
  const seen = statesSeen(paths);
  const isShown = weeksShown(paths.weeks.length, seen.length + 1);
  const weeks = paths.weeks.filter((_, k) => isShown(k));
  const today = {
    end: paths.today,
    ...{ unbroken: atStart(paths), inForce: atStart(paths), standardError: 0 },
  };
  // History ends within the first week: what is counted at that week's end comes after today.
  const all = [today, ...weeks].filter(({ end }, k) => k === 0 || end > paths.today);
  return {
    byState: all.flatMap((week) =>
      seen.map((s) => ({
        date: week.end,
        state: paths.states[s].title,
        share: short(countsOf(paths, week)[s] / paths.weight),
      })),
    ),
    points: all.map((week) => ({ date: week.end, ...pointAt(paths, survival, week) })),
  };
}

/** Share of runs at the end of a week in which what is followed is in force, with limits; and in which any is. */
function pointAt(paths: RestrictionPaths, survival: Survival, week: Counts) {
  const { share, low, high } = survival(week);
  return {
    lasting: short(share),
    low: short(low),
    high: short(high),
    inForce: short(total(week.inForce) / paths.weight),
  };
}

/** What is followed: the restriction in force today where there is one, else any. */
const countsOf = (paths: RestrictionPaths, week: Counts) => (paths.isInForceToday ? week.unbroken : week.inForce);

function atStart({ states, stateToday, isInForceToday, weight }: RestrictionPaths): readonly number[] {
  return states.map((_, s) => (isInForceToday && s === stateToday ? weight : 0));
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Share of runs in which what is followed is in force so many weeks from today; undefined beyond the horizon. */
function shareAfter({ weeks: all }: RestrictionPaths, survival: Survival, weeks: number): ShareEstimate | undefined {
  const week = all[weeks];
  return week === undefined ? undefined : survival(week);
}

/**
 * Whole weeks from today, begun ones counted, until half of the runs are left, with 95 % limits: where the limits of the
 * share cross a half; undefined where it is not reached within the horizon.
 */
export function halfLeftAfter(
  { today, weeks }: RestrictionPaths,
  survival: Survival,
): readonly [number, number, number] | undefined {
  const shares = weeks.map(survival);
  const crossing = (of: keyof ShareEstimate) => {
    const end = weeks[shares.findIndex((each) => each[of] <= 0.5)]?.end;
    return end === undefined ? undefined : Math.ceil(daysBetween(today, end) / 7);
  };
  const [half, low, high] = [crossing("share"), crossing("low"), crossing("high")];
  return half === undefined || low === undefined || high === undefined ? undefined : [half, low, high];
}

/** How often the restriction of today lasts a year and to the end; without one, how often one is in force. */
function durationReading(paths: RestrictionPaths, survival: Survival, today: string, lang: Lang): string {
  const left = paths.weeks.length - 1;
  const year = shareAfter(paths, survival, 52);
  const last = shareAfter(paths, survival, left);
  const end = last === undefined ? "" : shareFigure(last, lang);
  const { reading, weeks } = durationWords[lang];
  if (!paths.isInForceToday)
    return reading.coming(
      today,
      year === undefined ? "" : reading.yearOn(shareFigure(year, lang)),
      reading.endOn(left, end),
    );
  const half = halfLeftAfter(paths, survival);
  return reading.lasting(
    today,
    year === undefined ? "" : reading.year(shareFigure(year, lang)),
    reading.end(left, end) + (half === undefined ? "" : reading.half(formatWithLimits(...half, weeks, 0, lang))),
  );
}

/** How often the restriction of today holds a year on and to the end; without one, how often one is in force then. */
function durationFinding(paths: RestrictionPaths, survival: Survival, lang: Lang): Finding {
  const { headline } = durationWords[lang];
  const today = longDate(paths.today, lang);
  const end = longDate(paths.weeks[paths.weeks.length - 1].end, lang);
  const last = shareTold(survival(paths.weeks[paths.weeks.length - 1]), lang);
  if (!paths.isInForceToday) return findingOf(({ last }) => headline.coming(today, end, last), { last }, lang);
  const year = shareAfter(paths, survival, 52);
  if (year === undefined || paths.weeks.length < 60)
    return findingOf(({ last }) => headline.lastingShort(today, end, last), { last }, lang);
  return findingOf((of) => headline.lasting(today, of.year, end, of.last), { year: shareTold(year, lang), last }, lang);
}

const [width, height] = [680, 230];
const labelHeight = 16;

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
  const end = longDate(points[points.length - 1].date, lang);
  const left = paths.weeks.length;
  const x = dateAxis({ start: points[0].date, weeks: Math.max(2, left + 1), width }, lang, false);
  const y = {
    type: "quantitative",
    title: words.axis,
    scale: { domain: [0, topOf(points.map(({ high }) => high))] },
    axis: { format: ".0%", tickCount: 5 },
  };
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
      words.notes.censored(end),
      words.notes.error(widestLimits(points), runsText(paths.runs, lang)),
    ],
    table: tableOf(
      [...byState.map((row) => ({ ...noPoint, ...row })), ...points.map((row) => ({ ...noPoint, ...row }))],
      words.table,
    ),
    body: {
      width,
      height,
      layer: [
        ...(seen.length > 0 ? [stateAreas(byState, seen, range, { x, y })] : []),
        ...(isInForceToday ? [endLabels(points[points.length - 1], labelHeight / height, x, words)] : []),
        durationLines(points, kind, { x, y }, width / points.length, lang),
      ],
    },
  });
}

/** The same with the titles of its states in the reader's language. */
function titledPaths(paths: RestrictionPaths, lang: Lang): TitledPaths {
  return { ...paths, states: paths.states.map((state) => ({ ...state, title: titleIn(state.title, lang) })) };
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
