import type { ShareEstimate } from "../../../sim/study/shares.ts";
import type { Lang } from "../../words/lang.ts";
import { shareFigure } from "../../words/outcome-figures.ts";

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

/** Height of a line of a label [px]. */
const lineHeight = 17;

/** Names and last figures at the right ends of curves on an axis from 0 to `top`, `height` pixels high: a name a line. */
export function curveLabels(
  curves: readonly Labelled[],
  { top, height }: { readonly top: number; readonly height: number },
  end: { readonly x: object; readonly date: string },
  lang: Lang,
): object {
  const gap = (lineHeight / height) * top;
  const middles = spreadBlocks(
    curves.map(({ names, last }) => ({ middle: last.share, height: names.length * gap })),
    top + gap / 2,
  );
  const values = curves.flatMap(({ names, last, color }, c) =>
    names.map((name, line) => ({
      ...{ color, date: end.date, place: middles[c] + ((names.length - 1) / 2 - line) * gap },
      text: line < names.length - 1 ? `${name},` : `${name} ${shareFigure(last, lang)}`,
    })),
  );
  return {
    data: { values },
    mark: { type: "text", align: "left", dx: 8, fontSize: 11.5, fontWeight: 600, limit: 420, aria: false },
    encoding: {
      x: end.x,
      y: { field: "place", type: "quantitative" },
      text: { field: "text" },
      color: { field: "color", type: "nominal", scale: null },
    },
  };
}
