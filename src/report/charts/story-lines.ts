import { dateAxis, fromZero, logOrZero } from "./kit/axes.ts";
import { blues, dashes, hues, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import type { StoryPanel } from "./stories.panel.ts";
import { storyWords } from "./stories.words.ts";
import { coverField, linesShown } from "./story-rows.ts";
import { weekStep } from "./weeks-shown.ts";

/** Width of each of a story's two panels [px]. */
export const storyWidth = 148;
const height = 92;

const legend = { columns: 3, symbolType: "stroke", symbolStrokeWidth: 2, symbolSize: 400, orient: "bottom" };
// Vega-Lite gives colours and dashes that are told by datum a legend each.
function dashedLegend({ domain, range }: { readonly domain: readonly string[]; readonly range: readonly unknown[] }) {
  const expr = `${JSON.stringify(range)}[indexof(${JSON.stringify(domain)}, datum.value)]`;
  return { ...legend, symbolDash: { expr } };
}

/** Covers of a story's sectors, week by week. */
export function storyCovers({ letter, lang, horizonWeeks, sectors, coverTop }: StoryPanel): object {
  const x = dateAxis(horizonWeeks, storyWidth, lang, false);
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
export function storyPrices({ letter, lang, horizonWeeks, multiples }: StoryPanel): object {
  const { scale, ticks } = logOrZero(multiples);
  const names = storyWords[lang].prices;
  const colors = { domain: [names.paid, names.ask], range: [vermilions[2], blues[2]] };
  const line = (field: "ask" | "paid", width: number) => ({
    mark: { type: "line", strokeWidth: width, aria: false },
    encoding: {
      x: dateAxis(horizonWeeks, storyWidth, lang, false),
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
  const x = dateAxis(horizonWeeks, storyWidth, lang, false);
  const spacing = (storyWidth * weekStep(horizonWeeks, linesShown)) / horizonWeeks;
  const onDemand = tooltipLayer({ x, spacing, tooltip, view: `${letter}_prices` });
  return { width: storyWidth, height, encoding, layer: [line("ask", 1.2), line("paid", 2), onDemand] };
}
