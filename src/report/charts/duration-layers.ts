import type { Lang } from "../words/lang.ts";
import { durationWords } from "./duration.words.ts";
import { ink } from "./kit/theme.ts";
import { dayFormats, tooltipLayer } from "./kit/tooltip.ts";
import { spread } from "./spread.ts";

type Axes = { readonly x: object; readonly y: object };

/** By state, stacked in the order of the scenario from above, so that what a restriction becomes has a level base. */
export function stateAreas(
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
        legend: { columns: states.length > 4 ? 2 : 4 },
      },
    },
  };
}

/** What the two lines are, at their right ends, a label's height apart (in shares of the axis). */
export function endLabels(
  { date, lasting, inForce }: { readonly date: string; readonly lasting: number; readonly inForce: number },
  gap: number,
  x: object,
  words: (typeof durationWords)[Lang],
): object {
  const [lower, upper] = spread([lasting, inForce], gap, 1);
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

/** The upper edge with its limits, and, dashed, how often a restriction is in force at all; the figures on demand. */
export function durationLines(
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
