import type { Lang } from "../words/lang.ts";
import { driversWords } from "./drivers.words.ts";
import { ink, muted } from "./kit/theme.ts";

/** Dark for strong evidence, warm for weak (after Okabe and Ito 2008). */
const colors = ["#004f80", "#4f93bd", "#e0a36f", "#b5521b", "#c9cfd5"];
const [labelWidth, width, rowHeight] = [420, 240, 33];

export type DriverRow = {
  readonly [field in "outcome" | "input" | "what" | "grade" | "figure" | "plotGrade"]: string;
} & { readonly [field in "share" | "low" | "high"]: number };

/** The inputs of one outcome, each with what it is, as bars with error bars, coloured by grade. */
export function driversPanel(
  title: string,
  rows: readonly DriverRow[],
  grades: readonly string[],
  { isLast, lang }: { readonly isLast: boolean; readonly lang: Lang },
): object {
  const words = driversWords[lang];
  const y = { field: "input", type: "nominal", sort: rows.map(({ input }) => input), axis: null };
  const x = {
    type: "quantitative",
    title: isLast ? words.axis : null,
    scale: { domain: [Math.min(0, ...rows.map(({ low }) => low)), 1] },
    axis: { format: ".0%", tickCount: 5, grid: true },
  };
  const label = (field: string, look: object) => ({
    mark: { type: "text", align: "left", limit: labelWidth - 16, aria: false, ...look },
    encoding: { y, x: { value: -labelWidth }, text: { field } },
  });
  return {
    title: { text: title, fontSize: 13, fontWeight: 600, frame: "group", dx: -labelWidth, offset: 4 },
    data: { values: rows },
    width,
    height: { step: rowHeight },
    layer: [
      label("input", { dy: -7, fontSize: 12, color: ink }),
      label("what", { dy: 8, fontSize: 11, color: muted }),
      {
        mark: { type: "bar", height: 14 },
        encoding: {
          y,
          x: { ...x, field: "share" },
          color: {
            field: "grade",
            type: "nominal",
            scale: { domain: grades, range: colors },
            legend: { columns: 5, offset: 10 },
          },
          tooltip: [
            { field: "input", type: "nominal", title: words.input },
            { field: "what", type: "nominal", title: words.what },
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
        mark: { type: "text", align: "left", fontSize: 12, color: ink, dy: -7 },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11, color: muted, dy: 8, aria: false },
        encoding: { y, x: { value: width + 14 }, text: { field: "plotGrade" } },
      },
    ],
  };
}
