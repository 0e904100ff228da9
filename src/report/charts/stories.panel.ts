import { dateOfWeek } from "../../model/calendar.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Stories, Story } from "../../sim/study/insights.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { dateAxis, dateGap, fromZero, logOrZero, spanned, weekStep, weeksShown } from "./kit/axes.ts";
import { type Row, short } from "./kit/chart.ts";
import { dayFormats } from "./kit/dates.words.ts";
import { legendOf, linesOf } from "./kit/names.ts";
import { blues, dashes, hues, muted, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { storyWords } from "./stories.words.ts";

/** Lines of data of a chart of stories: the rows of one story hold all of its series. */
const linesShown = 6;

/** Most sectors of which each has a line of its own: of more, the least, the middle and the best covered, week by week. */
const mostLines = hues.length;

/** What the lines of covers are: sectors, or of many what stands for them. */
export function coverNames(sectors: readonly string[], lang: Lang): readonly string[] {
  return sectors.length > mostLines ? storyWords[lang].ofSectors(sectors.length) : sectors;
}

/** Covers of the sectors in one week as they are drawn: all of them, or the lowest, the middle and the highest. */
function drawnCovers(covers: readonly number[]): readonly number[] {
  if (covers.length <= mostLines) return covers;
  const sorted = covers.toSorted((a, b) => a - b);
  return [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted[sorted.length - 1]];
}

/** One row a story and week shown: each sector's cover, and the ask and the price paid over those of the first week. */
export function storyRows({ manifest }: StudyResults, { stories }: Stories): readonly Row[] {
  const { horizonWeeks, sectors, materials } = factsOf(manifest);
  const isShown = weeksShown(horizonWeeks, linesShown);
  return stories.flatMap(({ path }, k) =>
    path.dates.flatMap((date, week) =>
      isShown(week)
        ? [
            {
              story: storyLetter(k),
              date,
              ask: overStart(path, "priceAskUsdPerKg", materials[0], week),
              paid: overStart(path, "pricePaidUsdPerKg", materials[0], week),
              ...Object.fromEntries(
                drawnCovers(
                  sectors.map(
                    (sector) =>
                      path.series[outcomeId({ outcome: "makerCoverWeeks", material: materials[0], sector })][week],
                  ),
                ).map((cover, line) => [coverField(line), short(cover)]),
              ),
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

/** Field of the cover of a line, by its position. */
export function coverField(line: number): string {
  return `cover${line + 1}`;
}

/** A price over that of the first week, which ends after the first news: near its start. */
function overStart({ series }: Story["path"], price: string, material: string, week: number): number {
  const path = series[outcomeId({ outcome: price, material, sector: null })];
  return path[0] > 0 ? short(path[week] / path[0]) : 1;
}

/** Width of each of a story's two panels [px]. */
const storyWidth = 148;
const height = 92;

const legend = { columns: 3, symbolType: "stroke", symbolStrokeWidth: 2, symbolSize: 400, orient: "top" };
// Vega-Lite gives colours and dashes that are told by datum a legend each.
function dashedLegend({ domain, range }: { readonly domain: readonly string[]; readonly range: readonly unknown[] }) {
  const expr = `${JSON.stringify(range)}[indexof(${JSON.stringify(domain)}, datum.value)]`;
  return { ...legend, ...legendOf(domain, legend.columns), symbolDash: { expr } };
}

/** Covers of a story's sectors, week by week. */
function storyCovers({ letter, lang, start, horizonWeeks, sectors, coverTop }: StoryPanel): object {
  const x = dateAxis({ start, weeks: horizonWeeks, width: storyWidth }, lang, false);
  const names = { domain: sectors, range: sectors.map((_, s) => hues[s % hues.length].line) };
  const patterns = { domain: sectors, range: sectors.map((_, s) => dashes[s % dashes.length]) };
  return {
    width: storyWidth,
    height,
    encoding: {
      color: { type: "nominal", scale: names, legend: dashedLegend(patterns) },
      strokeDash: { type: "nominal", scale: patterns, legend: null },
    },
    layer: [
      ...sectors.map((sector, s) => ({
        mark: { type: "line", strokeWidth: 1.6, aria: false },
        encoding: {
          x,
          y: {
            field: coverField(s),
            type: "quantitative",
            title: storyWords[lang].cover,
            scale: fromZero([coverTop]),
            axis: { tickCount: 3, minExtent: 0 },
          },
          color: { datum: sector },
          strokeDash: { datum: sector },
        },
      })),
      tooltipLayer({
        x,
        spacing: (storyWidth * weekStep(horizonWeeks, linesShown)) / horizonWeeks,
        tooltip: [
          weekTooltip(lang),
          ...sectors.map((title, s) => ({ field: coverField(s), type: "quantitative", title, format: ".1f" })),
        ],
        view: `${letter}_covers`,
      }),
    ],
  };
}

/** Price paid and ask of a story, over those of its first week. */
function storyPrices({ letter, lang, start, horizonWeeks, multiples }: StoryPanel): object {
  const { scale, ticks } = logOrZero(multiples, height);
  const names = storyWords[lang].prices;
  const colors = { domain: [names.paid, names.ask], range: [vermilions[2], blues[2]] };
  const line = (field: "ask" | "paid", width: number) => ({
    mark: { type: "line", strokeWidth: width, aria: false },
    encoding: {
      x: dateAxis({ start, weeks: horizonWeeks, width: storyWidth }, lang, false),
      y: {
        field,
        type: "quantitative",
        title: storyWords[lang].price,
        scale,
        axis: { minExtent: 0, format: "~r", ...ticks },
      },
      stroke: { datum: names[field] },
    },
  });
  const encoding = { stroke: { type: "nominal", scale: colors, legend } };
  const tooltip = [
    weekTooltip(lang),
    ...(["paid", "ask"] as const).map((field) => ({ field, type: "quantitative", title: names[field], format: ".2f" })),
  ];
  const x = dateAxis({ start, weeks: horizonWeeks, width: storyWidth }, lang, false);
  const spacing = (storyWidth * weekStep(horizonWeeks, linesShown)) / horizonWeeks;
  const onDemand = tooltipLayer({ x, spacing, tooltip, view: `${letter}_prices` });
  return { width: storyWidth, height, encoding, layer: [line("ask", 1.2), line("paid", 2), onDemand] };
}

export type StoryPanel = {
  readonly lang: Lang;
  readonly rows: readonly Row[];
  readonly inState: readonly Row[];
  /** A, B, C ... */
  readonly letter: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly sectors: readonly string[];
  readonly start: string;
  readonly horizonWeeks: number;
  readonly states: { readonly titles: readonly string[]; readonly colors: readonly string[] };
  /** Ends of the axes, the same for all stories. */
  readonly coverTop: number;
  readonly multiples: readonly [number, number];
};

/** Between a story's two panels, with room for the figures of the second [px]. */
function storyGap({ start, horizonWeeks, lang }: StoryPanel): number {
  return dateGap({ start, weeks: horizonWeeks, width: storyWidth }, 54, lang);
}

/** One story: the strip of policy states, below it the covers and the prices. */
export function storyPanel(panel: StoryPanel): object {
  const { rows, heading, lines } = panel;
  const gap = storyGap(panel);
  return {
    title: {
      text: heading,
      subtitle: lines.flatMap((line) => linesOf(line, 2 * storyWidth + gap, 11)),
      fontSize: 13,
      subtitleFontSize: 11,
      subtitleLineHeight: 15.5,
      subtitleColor: muted,
      offset: 6,
      frame: "group",
      anchor: "start",
    },
    spacing: 5,
    vconcat: [
      strip(panel),
      {
        data: { values: rows },
        transform: spanned(panel.horizonWeeks),
        bounds: "flush",
        spacing: gap,
        hconcat: [storyCovers(panel), storyPrices(panel)],
      },
    ],
  };
}

function strip(panel: StoryPanel): object {
  const { lang, start, horizonWeeks, inState, states } = panel;
  const width = 2 * storyWidth + storyGap(panel);
  return {
    data: { values: inState },
    width,
    height: 9,
    mark: { type: "rect", aria: false },
    encoding: {
      x: { ...dateAxis({ start, weeks: horizonWeeks, width }, lang, false), field: "date", axis: null },
      x2: { field: "until" },
      fill: {
        field: "state",
        type: "nominal",
        scale: { domain: states.titles, range: states.colors },
        legend: legendOf(states.titles, 3),
      },
      tooltip: [
        { field: "state", type: "nominal", title: storyWords[lang].tooltip.state },
        { field: "date", type: "temporal", title: storyWords[lang].tooltip.from, format: dayFormats[lang] },
        { field: "until", type: "temporal", title: storyWords[lang].tooltip.until, format: dayFormats[lang] },
      ],
    },
  };
}
