import { namedRows } from "../axes.ts";
import { blues, ink, muted, vermilions } from "../theme.ts";
import type { baselinesWords } from "./baselines-words.ts";

const [labelWidth, width] = [276, 150];
/** Columns of figures right of the panel, by their right ends [px]. */
const [meanAt, differenceAt] = [width + 78, width + 162];

export type BaselineRow = {
  readonly [field in "outcome" | "unit" | "scenario" | "mean" | "figure"]: string;
} & { readonly [field in "level" | "low" | "high" | "subject" | "difference" | "standardError"]: number } & {
  readonly kind: "baseline" | "subject";
};

/** One outcome: the mean in each baseline, and how far from it the subject's lies. */
export function baselinesPanel(
  title: string,
  rows: readonly BaselineRow[],
  place: number,
  words: (typeof baselinesWords)["en"],
): object {
  const scenarios = rows.map(({ scenario }) => scenario);
  const isFirst = place % 2 === 0;
  const named = namedRows("scenario", scenarios, labelWidth);
  const y = isFirst ? named : { ...named, axis: null };
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: [Math.min(0, ...ends), Math.max(...ends, 0) || 1], nice: true },
    axis: { grid: true, tickCount: 4 },
  };
  const isSubject = "datum.kind === 'subject'";
  const color = { condition: { test: isSubject, value: vermilions[2] }, value: blues[2] };
  const text = (field: "mean" | "figure", at: number) => ({
    mark: { type: "text", align: "right", fontSize: 11 },
    encoding: {
      ...{ x: { value: at }, y, text: { field } },
      color: { condition: { test: isSubject, value: vermilions[2] }, value: ink },
    },
  });
  return {
    title: {
      ...{ text: title, fontSize: 12, fontWeight: 600, frame: "group", offset: 20 },
      dx: isFirst ? -labelWidth - 8 : 0,
    },
    data: { values: rows },
    width,
    height: { step: 24 },
    layer: [
      {
        mark: { type: "rule", color: vermilions[2], strokeDash: [4, 3] },
        encoding: { x: { ...x, field: "subject", aggregate: "max" } },
      },
      {
        mark: { type: "rule", strokeWidth: 3, color: "#c9ced3" },
        encoding: { y, x: { ...x, field: "level" }, x2: { field: "subject" } },
      },
      {
        mark: { type: "rule", strokeWidth: 1.5 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: {
          ...{ y, x: { ...x, field: "level" }, color },
          shape: { condition: { test: isSubject, value: "diamond" }, value: "circle" },
          tooltip: Object.entries(words.tooltip).map(([field, name]) => ({ field, type: "nominal", title: name })),
        },
      },
      text("mean", meanAt),
      text("figure", differenceAt),
      ...(
        [
          ["mean", meanAt],
          ["difference", differenceAt],
        ] as const
      ).map(([field, at]) => ({
        data: { values: [{ place: field }] },
        mark: { type: "text", align: "right", fontSize: 11, color: muted },
        encoding: { x: { value: at }, y: { value: -10 }, text: { value: words.heads[field] } },
      })),
    ],
  };
}
