import type { ShareEstimate } from "../../../sim/study/shares.ts";
import type { Lang } from "../../words/lang.ts";
import { shareFigure } from "../../words/outcome-figures.ts";
import { linesOf } from "./names.ts";

/** Positions moved apart, in order, until each is at least `gap` from the next and none is above `top`. */
export function spread(positions: readonly number[], gap: number, top: number): readonly number[] {
  return spreadBlocks(
    positions.map((middle) => ({ middle, height: gap })),
    top + gap / 2,
  );
}

/** Middles of blocks moved apart, in order, until none overlaps the next and none reaches above `top`. */
function spreadBlocks(
  blocks: readonly { readonly middle: number; readonly height: number }[],
  top: number,
): readonly number[] {
  const order = blocks.map((_, i) => i).sort((i, j) => blocks[i].middle - blocks[j].middle || j - i);
  const middles = blocks.map(({ middle }) => middle);
  let below = -Infinity;
  for (const i of order) {
    middles[i] = Math.max(middles[i], below + blocks[i].height / 2);
    below = middles[i] + blocks[i].height / 2;
  }
  let limit = top;
  for (const i of order.toReversed()) {
    middles[i] = Math.min(middles[i], limit - blocks[i].height / 2);
    limit = middles[i] - blocks[i].height / 2;
  }
  return middles;
}

export type Labelled = { readonly names: readonly string[]; readonly last: ShareEstimate; readonly color: string };

/** Height of a line of a label, and its letters [px]. */
const [lineHeight, size] = [17, 11.5];

/** What stands between a name and its figure. */
const colon: Readonly<Record<Lang, string>> = { en: ": ", ja: "：" };

/** Lines of the label of a curve: its names in as many as they need, and behind the last its figure, never taken apart. */
function linesOfLabel({ names, last }: Labelled, width: number, lang: Lang): readonly string[] {
  return names.flatMap((name, k) => {
    const text =
      k < names.length - 1 ? `${name},` : `${name}${colon[lang]}${shareFigure(last, lang).replaceAll(" ", noBreak)}`;
    return brokenLabel(text, width);
  });
}

/** A label in lines of at most `width` [px], broken at no space that must not be. */
function brokenLabel(text: string, width: number): readonly string[] {
  return linesOf(text, width, size).map((line) => line.replaceAll(noBreak, " "));
}

const noBreak = "\u00a0";

/** Room right of a curve for its name [px]: 420 and the gap before it. */
const room = 420;

/** Height that the labels of some curves need [px]. */
export function heightOfLabels(curves: readonly Labelled[], lang: Lang): number {
  return lineHeight * curves.reduce((sum, curve) => sum + linesOfLabel(curve, room, lang).length, 0);
}

/** Names and last figures at the right ends of curves on an axis from 0 to `top`, `height` pixels high: a name a line. */
export function curveLabels(
  curves: readonly Labelled[],
  panel: { readonly top: number; readonly height: number },
  end: { readonly x: object; readonly date: string },
  lang: Lang,
): object {
  const labels = curves.map((curve) => ({
    ...{ lines: linesOfLabel(curve, room, lang), end: curve.last.share, color: curve.color },
  }));
  return endLabels(labels, { ...panel, bottom: 0 }, { x: end.x, at: { date: end.date } });
}

/** What is said at the right end of a curve: lines, and the value at which it ends, on the axis. */
export type EndLabel = {
  readonly lines: readonly string[];
  /** All of it, unbroken; left out where its lines are apart. */
  readonly whole?: string;
  readonly end: number;
  readonly color: string;
  /** Colour of the area that it names, of which a dot stands before it. */
  readonly swatch?: string;
};

/** How a layer of labels with dots before them is called, by which a narrow chart knows it: words, then dots. */
export const dottedName = "dotted";

/** The dot before the name of an area, its letters and the room that it takes [px]. */
export const keyDot = { sign: "•", size: 17, room: 12 } as const;

/** Words of a label in lines of at most so many pixels, no figure taken from its unit or its limits. */
export function labelLines(text: string, width: number): Pick<EndLabel, "lines" | "whole"> {
  const whole = text.replaceAll(/(?<=\d) (?=%)|(?<=%) (?=\()|(?<=\(\S+) (?=to )|(?<=\(\S+\sto) /g, noBreak);
  return { lines: linesOf(whole, width, size), whole };
}

/** Height that labels need [px]. */
export function heightOf(labels: readonly Pick<EndLabel, "lines">[]): number {
  return lineHeight * labels.reduce((sum, { lines }) => sum + lines.length, 0);
}

/** Where the end of a panel is: its x, and the fields of the row that it reads. */
type End = { readonly x: object; readonly at: Readonly<Record<string, number | string>> };

/** An axis from `bottom` to `top`, `height` pixels high; logarithmic where that is said. */
type EndAxis = { readonly [key in "bottom" | "top" | "height"]: number } & { readonly isLog?: boolean };

/** Labels at the right ends of curves, in order, none over another, none beyond the panel by more than half a line. */
export function endLabels(
  labels: readonly EndLabel[],
  { bottom, top, height, isLog = false }: EndAxis,
  end: End,
): object {
  const [scale, value] = isLog ? [Math.log, Math.exp] : [(at: number) => at, (at: number) => at];
  const [low, high] = [scale(bottom), scale(top)];
  const gap = (lineHeight / height) * (high - low);
  const middles = spreadBlocks(
    labels.map(({ lines, end }) => ({
      middle: Math.max(scale(Math.max(bottom, end)), low + ((lines.length - 1) / 2) * gap),
      height: lines.length * gap,
    })),
    high + gap / 2,
  );
  const values = labels.flatMap(({ lines, end: last, color, whole, swatch }, c) =>
    lines.map((text, line) => ({
      ...{ color, ...end.at, place: value(middles[c] + ((lines.length - 1) / 2 - line) * gap), text },
      // What names an area stands in its middle, at no value of its own.
      ...(swatch === undefined ? { end: last } : {}),
      // For a narrow chart, which breaks it anew.
      ...(whole === undefined ? {} : { whole: line === 0 ? whole : "" }),
      ...(swatch === undefined ? {} : { swatch, dot: line === 0 ? keyDot.sign : "" }),
    })),
  );
  const hasDots = labels.some(({ swatch }) => swatch !== undefined);
  const text = { type: "text", align: "left", fontSize: size, fontWeight: 600, aria: false };
  const encoding = (of: string, color: string) => ({
    ...{ x: end.x, y: { field: "place", type: "quantitative" } },
    ...{ text: { field: of }, color: { field: color, type: "nominal", scale: null } },
  });
  const words = {
    data: { values },
    mark: { ...text, dx: 8 + (hasDots ? keyDot.room : 0) },
    encoding: encoding("text", "color"),
  };
  if (!hasDots) return words;
  const dots = values.filter((row) => "dot" in row && row.dot !== "");
  const mark = { ...text, fontSize: keyDot.size, dx: 8 };
  const before = { data: { values: dots }, mark, encoding: encoding("dot", "swatch") };
  return { name: dottedName, layer: [words, before] };
}
