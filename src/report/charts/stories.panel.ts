import { dateOfWeek } from "../../model/calendar.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Stories, Story } from "../../sim/study/insights.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { dateAxis, spanned, weekStep, weeksShown } from "./kit/axes.ts";
import { type Row, short } from "./kit/chart.ts";
import { dayFormats } from "./kit/dates.words.ts";
import { type DatedEvent, eventRules } from "./kit/events.ts";
import { endLabels, heightOf } from "./kit/labels.ts";
import { evenLines, legendOf, linesOf, textOf } from "./kit/names.ts";
import { axisFromZero, logAxis } from "./kit/scales.ts";
import { dashes, hues, muted } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { storyWords } from "./stories.words.ts";

/** One row a story and week shown: the cover of the sector that has least, and the price paid over that of the first week. */
export function storyRows({ manifest }: StudyResults, { stories }: Stories): readonly Row[] {
  const { horizonWeeks, sectors, materials } = factsOf(manifest);
  const isShown = weeksShown(horizonWeeks, stories.length);
  const coverOf = (path: Story["path"], sector: string, week: number) =>
    path.series[outcomeId({ outcome: "makerCoverWeeks", material: materials[0], sector })][week];
  return stories.flatMap(({ path }, k) =>
    path.dates.flatMap((date, week) =>
      isShown(week)
        ? [
            {
              ...{ story: storyLetter(k), date },
              cover: short(Math.min(...sectors.map((sector) => coverOf(path, sector, week)))),
              paid: overStart(path, materials[0], week),
            },
          ]
        : [],
    ),
  );
}

/** Stories with the titles of their states in the reader's language. */
export type TitledStories = Omit<Stories, "states"> & {
  readonly states: readonly { readonly title: string; readonly role: string }[];
};

/** One row for each time a story spends in one policy state, by the state at the end of each week. */
export function stateRows({ manifest }: StudyResults, { stories, states }: TitledStories): readonly Row[] {
  const { horizonWeeks, start } = factsOf(manifest);
  return stories.flatMap(({ path }, k) => {
    const changes = path.states.flatMap((state, week) => (week === 0 || state !== path.states[week - 1] ? [week] : []));
    return changes.map((week, c) => ({
      story: storyLetter(k),
      date: dateOfWeek(start, week),
      until: dateOfWeek(start, changes[c + 1] ?? horizonWeeks),
      state: states[path.states[week]].title,
    }));
  });
}

/** A, B, C ... by how many runs a story stands for. */
export function storyLetter(story: number): string {
  return String.fromCharCode("A".charCodeAt(0) + story);
}

/** The price paid over that of the first week, which ends after the first news: near its start. */
function overStart({ series }: Story["path"], material: string, week: number): number {
  const path = series[outcomeId({ outcome: "pricePaidUsdPerKg", material, sector: null })];
  return path[0] > 0 ? short(path[week] / path[0]) : 1;
}

/** Width of every panel, least height of one of lines, and room right of it [px]. */
export const width = 620;
const [least, labelRoom] = [130, 120];

/** What all panels have in common. */
export type Common = {
  readonly lang: Lang;
  readonly start: string;
  readonly horizonWeeks: number;
  readonly span: { readonly start: string; readonly weeks: number; readonly width: number; readonly isWhole: boolean };
  readonly events: readonly DatedEvent[];
};

/** Colour and dashes of a story, wherever it is drawn. */
const lookOf = (story: number) => ({ color: hues[story % hues.length].line, dash: dashes[story % dashes.length] });

/** A story: its name in its colour, what happens in it, and the policy in force as a strip. */
export function storyStrip(
  { lang, span }: Common,
  story: number,
  told: { readonly heading: string; readonly lines: string },
  inState: readonly Row[],
  states: { readonly titles: readonly string[]; readonly colors: readonly string[] },
): object {
  const { tooltip } = storyWords[lang];
  // Vega-Lite takes no whole domain of days from what has both a first day and a last.
  const x = { ...dateAxis({ ...span, isWhole: false }, lang, false), field: "date", axis: null };
  return {
    title: {
      ...{ text: textOf(linesOf(told.heading, width + labelRoom, 12)), fontSize: 12, fontWeight: 600 },
      ...{ color: lookOf(story).color, anchor: "start", frame: "group", offset: 4 },
      subtitle: evenLines(told.lines, width + labelRoom, 11),
      ...{ subtitleFontSize: 11, subtitleLineHeight: 14.5, subtitleColor: muted, subtitlePadding: 3 },
    },
    ...{ width, height: 9, data: { values: inState } },
    mark: { type: "rect", aria: false },
    encoding: {
      x,
      x2: { field: "until" },
      fill: {
        ...{ field: "state", type: "nominal", legend: legendOf(states.titles, 3) },
        scale: { domain: states.titles, range: states.colors },
      },
      tooltip: [
        { field: "state", type: "nominal", title: tooltip.state },
        { field: "date", type: "temporal", title: tooltip.from, format: dayFormats[lang] },
        { field: "until", type: "temporal", title: tooltip.until, format: dayFormats[lang] },
      ],
    },
  };
}

/** A figure of a single run, to two digits; what is less than a hundredth is nothing. */
function figure(value: number): string {
  if (value < 0.01) return "0";
  return value < 100 ? value.toPrecision(2) : formatExact(Number(value.toPrecision(2)));
}

/** A quantity of all stories: a line each, with its letter and its last value at its end. */
export function storyCurves(
  { lang, start, horizonWeeks, span, events }: Common,
  field: "cover" | "paid",
  rows: readonly Row[],
  count: number,
  title: string,
): object {
  const words = storyWords[lang];
  const stories = Array.from({ length: count }, (_, k) => storyLetter(k));
  const values = rows.map((row) => Number(row[field]));
  const axis = field === "paid" ? logAxis(values, least) : axisFromZero(values);
  const labels = stories.flatMap((story, k) => {
    const last = rows.findLast((row) => row.story === story);
    if (last === undefined) return [];
    const end = Number(last[field]);
    return [{ lines: [words.ends[field](story, figure(end))], end, color: lookOf(k).color }];
  });
  const height = Math.max(least, heightOf(labels));
  const dates = dateAxis(span, lang, false);
  const name = { field: "story", type: "nominal", legend: null };
  const weeks = [...Map.groupBy(rows, ({ date }) => String(date))];
  return {
    title: {
      ...{ text: textOf(linesOf(title, width + labelRoom, 12)), fontSize: 12, fontWeight: 600 },
      ...{ anchor: "start", frame: "group", offset: 6 },
    },
    ...{ width, height, transform: spanned(horizonWeeks) },
    layer: [
      ...eventRules(events, dates),
      {
        mark: { type: "line", strokeWidth: 1.8, aria: false },
        encoding: {
          x: dates,
          y: {
            ...{ field, type: "quantitative", title: words.units[field], scale: axis.scale },
            axis: { format: "~r", ...axis.ticks },
          },
          stroke: { ...name, scale: { domain: stories, range: stories.map((_, k) => lookOf(k).color) } },
          strokeDash: { ...name, scale: { domain: stories, range: stories.map((_, k) => lookOf(k).dash) } },
        },
      },
      endLabels(
        labels,
        { ...axis, height },
        {
          x: { ...dates, field: "date" },
          at: { date: dateOfWeek(start, Math.max(1, horizonWeeks - 1)) },
        },
      ),
      tooltipLayer({
        x: { ...dates, field: "date" },
        spacing: (width * weekStep(horizonWeeks, count)) / horizonWeeks,
        tooltip: [
          weekTooltip(lang),
          ...stories.map((story) => ({
            ...{ field: story, type: "quantitative", title: words.tooltip[field](story) },
            format: field === "cover" ? ".1f" : ".2f",
          })),
        ],
        view: field,
        values: weeks.map(([date, at]) => ({
          date,
          ...Object.fromEntries(at.map((row) => [String(row.story), row[field]])),
        })),
      }),
    ],
  };
}
