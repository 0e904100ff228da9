import type { Lang } from "../words/lang.ts";
import { dateAxis } from "./kit/axes.ts";
import type { Row } from "./kit/chart.ts";
import { muted } from "./kit/theme.ts";
import { dayFormats } from "./kit/tooltip.ts";
import { storyWords } from "./stories.words.ts";
import { storyCovers, storyPrices, storyWidth } from "./story-lines.ts";

export type StoryPanel = {
  readonly lang: Lang;
  readonly rows: readonly Row[];
  readonly inState: readonly Row[];
  /** A, B, C ... */
  readonly letter: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly sectors: readonly string[];
  readonly horizonWeeks: number;
  readonly states: { readonly titles: readonly string[]; readonly colors: readonly string[] };
  /** Ends of the axes, the same for all stories. */
  readonly coverTop: number;
  readonly multiples: readonly [number, number];
};

const gap = 54;

/** One story: the strip of policy states, below it the covers and the prices. */
export function storyPanel(panel: StoryPanel): object {
  const { rows, heading, lines } = panel;
  return {
    title: {
      text: heading,
      subtitle: lines,
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
      { data: { values: rows }, bounds: "flush", spacing: gap, hconcat: [storyCovers(panel), storyPrices(panel)] },
    ],
  };
}

function strip({ lang, horizonWeeks, inState, states }: StoryPanel): object {
  const width = 2 * storyWidth + gap;
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
      tooltip: [
        { field: "state", type: "nominal", title: storyWords[lang].tooltip.state },
        { field: "date", type: "temporal", title: storyWords[lang].tooltip.from, format: dayFormats[lang] },
        { field: "until", type: "temporal", title: storyWords[lang].tooltip.until, format: dayFormats[lang] },
      ],
    },
  };
}
