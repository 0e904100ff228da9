import { namedRows, plainNumber } from "./kit/axes.ts";
import { ink, muted } from "./kit/theme.ts";
import type { waterfallWords } from "./waterfall.words.ts";

/** Vermilion up, blue down, grey the scenarios: told apart by lightness too. */
const colors = ["#d98a52", "#4f93bd", "#56616c"];
const width = 400;

export type StepRow = {
  readonly [field in "outcome" | "step" | "kind" | "figure" | "unit"]: string;
} & { readonly [field in "from" | "to" | "contribution" | "standardError" | "low" | "high"]: number };

/** The steps of one outcome, from the mean of one scenario to that of the other. */
export function waterfallPanel(
  title: string,
  rows: readonly StepRow[],
  labelWidth: number,
  words: (typeof waterfallWords)["en"],
): object {
  const y = namedRows(
    "step",
    rows.map(({ step }) => step),
    labelWidth,
  );
  const ends = rows.flatMap(({ from, low, high }) => [from, low, high]);
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: [Math.min(0, ...ends), Math.max(0, ...ends)], nice: true },
    axis: { grid: true, tickCount: 6, format: plainNumber },
  };
  const kinds = [words.steps.up, words.steps.down, words.steps.end];
  return {
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", dx: -labelWidth - 8, offset: 4 },
    data: { values: rows },
    width,
    height: { step: 24 },
    layer: [
      {
        mark: { type: "bar", height: 15 },
        encoding: {
          y,
          x: { ...x, field: "from" },
          x2: { field: "to" },
          color: { field: "kind", type: "nominal", scale: { domain: kinds, range: colors }, legend: { columns: 3 } },
          tooltip: [
            { field: "step", type: "nominal", title: words.tooltip.step },
            { field: "figure", type: "nominal", title: words.tooltip.figure },
            { field: "unit", type: "nominal", title: words.tooltip.unit },
          ],
        },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
    ],
  };
}
