import { namedRows, plainNumber } from "../kit/axes.ts";
import { blues, muted, vermilions } from "../kit/theme.ts";
import type { severityWords } from "../severity.words.ts";

const width = 340;

export type SeverityRow = {
  readonly [field in "outcome" | "unit" | "kind" | "figure" | "beyondError"]: string;
} & { readonly [field in "difference" | "low" | "high"]: number };

/** The outcomes of one unit, each a pair of dots one above the other. */
export function severityPanel(
  title: string,
  rows: readonly SeverityRow[],
  labelWidth: number,
  words: (typeof severityWords)["en"],
): object {
  const kinds = [words.kinds.observed, words.kinds.matched];
  const y = namedRows("outcome", [...new Set(rows.map(({ outcome }) => outcome))], labelWidth);
  const yOffset = { field: "kind", type: "nominal", sort: kinds };
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = {
    type: "quantitative",
    title,
    scale: { domain: least < most ? [least, most] : [-1, 1], nice: true },
    axis: { grid: true, tickCount: 5, format: plainNumber },
  };
  const kind = { field: "kind", type: "nominal", sort: kinds };
  const color = { ...kind, scale: { domain: kinds, range: [blues[2], vermilions[2]] }, legend: { columns: 2 } };
  return {
    data: { values: rows },
    width,
    height: { step: 15, for: "offset" },
    layer: [
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { y, yOffset, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 55, opacity: 1 },
        encoding: {
          ...{ y, yOffset, x: { ...x, field: "difference" }, color },
          shape: { ...kind, scale: { domain: kinds, range: ["circle", "diamond"] }, legend: { columns: 2 } },
          tooltip: Object.entries(words.tooltip).map(([field, name]) => ({ field, type: "nominal", title: name })),
        },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11 },
        encoding: { y, yOffset, x: { value: width + 14 }, text: { field: "figure" }, color },
      },
    ],
  };
}
