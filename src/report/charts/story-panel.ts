import type { Lang } from "../lang.ts";
import { dateAxis, fromZero, logOrZero } from "./axes.ts";
import type { Row } from "./chart.ts";
import { coverField } from "./story-rows.ts";
import { storyWords } from "./story-words.ts";
import { blues, dashes, hues, muted, vermilions } from "./theme.ts";

export type StoryPanel = {
  readonly lang: Lang;
  readonly rows: readonly Row[];
  readonly inState: readonly Row[];
  readonly heading: string;
  readonly lines: readonly string[];
  readonly sectors: readonly string[];
  readonly horizonWeeks: number;
  readonly states: { readonly titles: readonly string[]; readonly colors: readonly string[] };
  /** Ends of the axes, the same for all stories. */
  readonly coverTop: number;
  readonly multiples: readonly [number, number];
};

const [half, gap] = [186, 58];

/** One story: the strip of policy states, below it the covers and the prices. */
export function storyPanel(panel: StoryPanel): object {
  const { rows, heading, lines } = panel;
  return {
    title: {
      text: heading,
      subtitle: lines,
      fontSize: 13,
      subtitleFontSize: 11,
      subtitleLineHeight: 15,
      subtitleColor: muted,
      offset: 6,
      frame: "group",
      anchor: "start",
    },
    spacing: 5,
    vconcat: [
      strip(panel),
      { data: { values: rows }, bounds: "flush", spacing: gap, hconcat: [covers(panel), prices(panel)] },
    ],
  };
}

function strip({ lang, horizonWeeks, inState, states }: StoryPanel): object {
  const width = 2 * half + gap;
  return {
    data: { values: inState },
    width,
    height: 9,
    mark: { type: "rect", aria: false },
    encoding: {
      x: { ...dateAxis(horizonWeeks, width, lang, false), axis: null },
      x2: { field: "until" },
      fill: {
        field: "state",
        type: "nominal",
        scale: { domain: states.titles, range: states.colors },
        legend: { columns: 3 },
      },
    },
  };
}

const legend = { columns: 4, symbolType: "stroke", symbolStrokeWidth: 2, symbolSize: 400, orient: "bottom" };
// Vega-Lite gives colours and dashes that are told by datum a legend each.
function dashedLegend({ domain, range }: { readonly domain: readonly string[]; readonly range: readonly unknown[] }) {
  const expr = `${JSON.stringify(range)}[indexof(${JSON.stringify(domain)}, datum.value)]`;
  return { ...legend, symbolDash: { expr } };
}

function covers({ lang, horizonWeeks, sectors, coverTop }: StoryPanel): object {
  const x = dateAxis(horizonWeeks, half, lang, false);
  const names = { domain: sectors, range: sectors.map((_, s) => hues[s % hues.length].line) };
  const patterns = { domain: sectors, range: sectors.map((_, s) => dashes[s % dashes.length]) };
  return {
    width: half,
    height: 88,
    encoding: {
      color: { type: "nominal", scale: names, legend: dashedLegend(patterns) },
      strokeDash: { type: "nominal", scale: patterns, legend: null },
    },
    layer: sectors.map((sector, s) => ({
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
  };
}

function prices({ lang, horizonWeeks, multiples }: StoryPanel): object {
  const { scale, ticks } = logOrZero(multiples);
  const names = storyWords[lang].prices;
  const colors = { domain: [names.paid, names.ask], range: [vermilions[2], blues[2]] };
  const line = (field: "ask" | "paid", width: number) => ({
    mark: { type: "line", strokeWidth: width, aria: false },
    encoding: {
      x: dateAxis(horizonWeeks, half, lang, false),
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
  return { width: half, height: 88, encoding, layer: [line("ask", 1.2), line("paid", 2)] };
}
