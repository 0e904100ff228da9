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

/** Lines of the label of a curve: its names in as many as they need, and behind the last its figure, never taken apart. */
function linesOfLabel({ names, last }: Labelled, width: number, lang: Lang): readonly string[] {
  return names.flatMap((name, k) => {
    const text = k < names.length - 1 ? `${name},` : `${name} ${shareFigure(last, lang).replaceAll(" ", noBreak)}`;
    return linesOf(text, width, size).map((line) => line.replaceAll(noBreak, " "));
  });
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
  { top, height }: { readonly top: number; readonly height: number },
  end: { readonly x: object; readonly date: string },
  lang: Lang,
): object {
  const gap = (lineHeight / height) * top;
  const all = curves.map((curve) => linesOfLabel(curve, room, lang));
  const middles = spreadBlocks(
    curves.map(({ last }, c) => ({ middle: last.share, height: all[c].length * gap })),
    top + gap / 2,
  );
  const values = curves.flatMap(({ color }, c) =>
    all[c].map((text, line) => ({
      ...{ color, date: end.date, place: middles[c] + ((all[c].length - 1) / 2 - line) * gap, text },
    })),
  );
  return {
    data: { values },
    mark: { type: "text", align: "left", dx: 8, fontSize: size, fontWeight: 600, aria: false },
    encoding: {
      x: end.x,
      y: { field: "place", type: "quantitative" },
      text: { field: "text" },
      color: { field: "color", type: "nominal", scale: null },
    },
  };
}
