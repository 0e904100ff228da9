import { namedRows } from "./axes.ts";
import type { driversWords } from "./drivers-words.ts";
import { ink } from "./theme.ts";

/** Dark for strong evidence, warm for weak (after Okabe and Ito 2008). */
const colors = ["#004f80", "#4f93bd", "#e0a36f", "#b5521b", "#c9cfd5"];
const [labelWidth, width] = [400, 240];

export type DriverRow = {
  readonly [field in "outcome" | "input" | "grade" | "figure"]: string;
} & { readonly [field in "share" | "low" | "high"]: number };

/** The inputs of one outcome as bars with error bars, coloured by grade. */
export function driversPanel(
  title: string,
  rows: readonly DriverRow[],
  grades: readonly string[],
  isLast: boolean,
  words: (typeof driversWords)["en"],
): object {
  const y = namedRows(
    "input",
    rows.map(({ input }) => input),
    labelWidth,
  );
  const x = {
    type: "quantitative",
    title: isLast ? words.axis : null,
    scale: { domain: [Math.min(0, ...rows.map(({ low }) => low)), 1] },
    axis: { format: ".0%", tickCount: 5, grid: true },
  };
  return {
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", dx: -labelWidth - 8, offset: 4 },
    data: { values: rows },
    width,
    height: { step: 20 },
    layer: [
      {
        mark: { type: "bar", height: 13 },
        encoding: {
          y,
          x: { ...x, field: "share" },
          color: { field: "grade", type: "nominal", scale: { domain: grades, range: colors }, legend: { columns: 5 } },
          tooltip: [
            { field: "input", type: "nominal" },
            { field: "figure", type: "nominal", title: words.axis },
            { field: "grade", type: "nominal", title: words.evidence },
          ],
        },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: ink },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
    ],
  };
}
