import type { baselinesWords } from "./baselines.words.ts";
import { namedRows, rowHeight } from "./kit/axes.ts";
import { linesOf, textOf, widestOf } from "./kit/names.ts";
import { blues, ink, muted, vermilions } from "./kit/theme.ts";

/** Most room for a scenario's name beside a panel [px]. */
export const mostWidth = 340;

const width = 140;
/** Columns of figures right of the panel, by their right ends [px]: as wide as their longest, at least so wide. */
function columnsOf(rows: readonly BaselineRow[]): readonly [number, number] {
  const room = (field: "mean" | "figure", least: number) =>
    Math.max(
      least,
      14 +
        widestOf(
          rows.map((row) => row[field]),
          11,
        ),
    );
  const meanAt = width + room("mean", 88);
  return [meanAt, meanAt + room("figure", 98)];
}

export type BaselineRow = {
  readonly [field in "outcome" | "unit" | "scenario" | "mean" | "figure"]: string;
} & { readonly [field in "level" | "low" | "high" | "subject" | "difference" | "standardError"]: number } & {
  readonly kind: "baseline" | "subject";
};

type Panel = {
  readonly title: string;
  readonly rows: readonly BaselineRow[];
  /** Whether its axis has a zero: times the start have none to begin at. */
  readonly isFromZero: boolean;
  /** Room for the scenarios' names [px]. */
  readonly labelWidth: number;
};

/** One outcome: the mean in each baseline, and how far from it the subject's lies. */
export function baselinesPanel(
  { title, rows, isFromZero, labelWidth }: Panel,
  place: number,
  words: (typeof baselinesWords)["en"],
): object {
  const scenarios = rows.map(({ scenario }) => scenario);
  const [meanAt, differenceAt] = columnsOf(rows);
  const isFirst = place % 2 === 0;
  const named = namedRows("scenario", scenarios, labelWidth, mostWidth);
  const y = isFirst ? named : { ...named, axis: null };
  // From zero, a bar that goes below it is cut there: none of what is drawn can be negative.
  const ends = rows.flatMap(({ low, high }) => [isFromZero ? 0 : low, high]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: least < most ? [least, most] : [least, least + 1], nice: 4, zero: false },
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
      text: textOf(linesOf(title, width + 186 + (isFirst ? labelWidth : 0), 12)),
      ...{ fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
      dx: isFirst ? -labelWidth - 8 : 0,
    },
    data: { values: rows },
    width,
    height: { step: rowHeight(scenarios, 24, mostWidth) },
    layer: [
      {
        mark: { type: "rule", color: vermilions[2], strokeDash: [4, 3] },
        encoding: { x: { ...x, field: "subject", aggregate: "max" } },
      },
      {
        mark: { type: "rule", strokeWidth: 1.5, color: "#c9ced3" },
        encoding: { y, x: { ...x, field: "level" }, x2: { field: "subject" } },
      },
      {
        transform: isFromZero ? [{ calculate: "max(0, datum.low)", as: "plotLow" }] : [],
        mark: { type: "rule", strokeWidth: 2.5 },
        encoding: { y, x: { ...x, field: isFromZero ? "plotLow" : "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
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
