import type { Lang } from "../words/lang.ts";
import { endingWords } from "./endings.words.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { ink, muted } from "./kit/theme.ts";

/** The dots of one kind of ending, and what is written beside those that are still on; empty where none are. */
export type Pile = {
  readonly title: string;
  readonly color: string;
  readonly rows: readonly { readonly plotHeight: number }[];
  readonly stillOn: string;
};

/** What all rows of piles share: sizes [px], columns along the axis, and where two camps part. */
export type Look = {
  readonly width: number;
  /** Distance of two dots [px]. */
  readonly step: number;
  readonly columnWeeks: number;
  /** Columns of weeks, and as many as are drawn with the one of those that are still on. */
  readonly columns: number;
  readonly shown: number;
  readonly ticks: readonly number[];
  readonly between: number | null;
};

const axisColor = "#b5bdc5";

/** The x of all rows: weeks, and behind a gap where what is still on stands. */
function xOf({ columnWeeks, shown, ticks }: Look, axis: object | null): object {
  const scale = { domain: [0, shown * columnWeeks], nice: false };
  const look = { values: ticks, format: "~f", grid: false, domain: false };
  return { type: "quantitative", scale, axis: axis === null ? null : { ...look, ...axis } };
}

/** One kind of ending: its name and share, its dots, and their axis below the last kind. */
export function endingPanel(
  { title, color, rows, stillOn }: Pile,
  look: Look,
  axis: string | null,
  tooltip: (typeof endingWords)[Lang]["tooltip"],
): object {
  const { width, step, columnWeeks, columns, shown, between } = look;
  const highest = Math.max(0, ...rows.map(({ plotHeight }) => plotHeight));
  const x = xOf(look, axis === null ? null : { title: axis });
  const y = { type: "quantitative", scale: { domain: [0.5, highest + 0.5], nice: false }, axis: null };
  const dot = { type: "circle", size: (step - 2) ** 2, opacity: 1, color };
  const floor = (from: number, to: number) => ({
    data: { values: [{ place: from }] },
    mark: { type: "rule", color: axisColor, aria: false },
    encoding: {
      ...{ x: { ...x, datum: from * columnWeeks }, x2: { datum: to * columnWeeks }, y: { value: "height" } },
    },
  });
  const height = Math.max(1, highest * step);
  return {
    title: {
      text: textOf(linesOf(title, width, 12.5)),
      ...{ fontSize: 12.5, fontWeight: 600, color: ink, anchor: "start", frame: "group", offset: 6 },
    },
    ...{ width, height },
    layer: [
      floor(0, columns),
      ...(shown > columns ? [floor(columns + 1, shown)] : []),
      ...(between === null ? [] : [parting(between, x)]),
      ...(rows.length === 0
        ? []
        : [
            {
              data: { values: rows },
              mark: dot,
              encoding: {
                ...{ x: { ...x, field: "plotAt" }, y: { ...y, field: "plotHeight" } },
                tooltip: [
                  { field: "ending", type: "nominal", title: tooltip.ending },
                  { field: "weeks", type: "quantitative", title: tooltip.weeks, format: ".0f" },
                ],
              },
            },
          ]),
      ...(stillOn === "" ? [] : [stillOnLabel(stillOn, (columns + 2) * columnWeeks, x, height)]),
    ],
  };
}

/** What stands right of the dots of runs that are still on, at the foot of their pile. */
function stillOnLabel(text: string, at: number, x: object, height: number): object {
  return {
    data: { values: [{ place: 0, plotAt: at, text }] },
    mark: {
      ...{ type: "text", align: "left", baseline: "bottom", dx: 6, fontSize: 11.5, fontWeight: 600, color: ink },
      aria: false,
    },
    encoding: { x: { ...x, field: "plotAt" }, y: { value: height - 2 }, text: { field: "text" } },
  };
}

function parting(between: number, x: object): object {
  return {
    data: { values: [{ place: 0 }] },
    mark: { type: "rule", color: muted, strokeDash: [3, 3], aria: false },
    encoding: { x: { ...x, datum: between } },
  };
}

/** Least room for the words of the lower camp [px]. */
const wordsRoom = 130;

/** Above the piles: which share of the runs lies at either side of where two camps part. */
export function campsView(
  { between, below }: { readonly between: number; readonly below: number },
  look: Look,
  lang: Lang,
): object {
  const { camps } = endingWords[lang];
  const x = xOf(look, null);
  const at = (between / (look.shown * look.columnWeeks)) * look.width;
  const text = (words: string, align: "left" | "right") => ({
    data: { values: [{ place: 0 }] },
    mark: { type: "text", align, dx: align === "left" ? 6 : -6, fontSize: 11, color: muted, aria: false },
    encoding: { x: { ...x, datum: between }, y: { value: 7 }, text: { value: words } },
  });
  return {
    ...{ width: look.width, height: 14 },
    layer: [
      parting(between, x),
      text(at < wordsRoom ? camps.share(below) : camps.below(below), "right"),
      text(camps.share(100 - below), "left"),
    ],
  };
}
