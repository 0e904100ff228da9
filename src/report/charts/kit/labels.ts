import type { Lang } from "../../words/lang.ts";
import { shareFigure } from "../share-figures.ts";
import { spreadBlocks } from "../spread.ts";
import type { ShareEstimate } from "../wilson.ts";

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
