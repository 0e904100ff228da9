import type { TopLevelSpec } from "vega-lite";
import { stillView } from "../../src/report/render/render.ts";

/** A box in the pixels of a picture. */
export type Box = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** One thing that a chart draws, where it lies in the picture. */
export type Drawn = Box & {
  readonly type: string;
  /** `mark`, `axis-label`, `axis-title`, `legend-label`, `title-text`, `row-header` ... */
  readonly role: string;
  /** The lines of a text. */
  readonly lines: readonly string[];
  /** Room that the text is cut to [px]; 0 where it is not. */
  readonly limit: number;
  readonly isClipped: boolean;
  /** The plotting area that it lies in. */
  readonly area: Box;
  /** Places of a line or an area, in its order. */
  readonly path: readonly (readonly [number, number])[];
  /** Tells apart axes, legends and views. */
  readonly group: number;
  /** Whether it is the label of a number or of a day. */
  readonly isOfNumber: boolean;
};

type Item = {
  readonly bounds: Box;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly opacity?: number;
  readonly text?: string | readonly string[];
  readonly limit?: number;
  readonly datum?: { readonly value?: unknown };
  readonly items?: readonly Mark[];
};
type Mark = {
  readonly marktype: string;
  readonly role?: string;
  readonly clip?: unknown;
  readonly bounds: Box;
  readonly items: readonly Item[];
};

/** Everything that a chart draws, and the size of its picture: what Vega lays out, as it stands in an SVG. */
export async function pictureOf(spec: TopLevelSpec) {
  const view = await stillView(spec);
  const svg = await view.toSVG();
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const [left, top] = view.origin();
  const drawn: Drawn[] = [];
  let groups = 0;
  const visit = (mark: Mark, dx: number, dy: number, area: Box, group: number) => {
    const role = mark.role ?? "mark";
    for (const item of mark.items) {
      if (mark.marktype === "group") {
        const [x, y] = [dx + (item.x ?? 0), dy + (item.y ?? 0)];
        const own = role === "scope" || role === "frame" || role === "mark" || role === "cell";
        const inner = own ? { x1: x, y1: y, x2: x + (item.width ?? 0), y2: y + (item.height ?? 0) } : area;
        const id = ++groups;
        for (const child of item.items ?? []) visit(child, x, y, inner, id);
        continue;
      }
      if (item.opacity === 0) continue;
      const isPath = mark.marktype === "line" || mark.marktype === "area";
      const { bounds } = isPath ? mark : item;
      const lines = item.text === undefined || item.text === null ? [] : [item.text].flat().map(String);
      if (mark.marktype === "text" && lines.every((line) => line === "")) continue;
      drawn.push({
        ...{ type: mark.marktype, role, lines, limit: item.limit ?? 0, isClipped: Boolean(mark.clip), area, group },
        ...{ x1: bounds.x1 + dx, y1: bounds.y1 + dy, x2: bounds.x2 + dx, y2: bounds.y2 + dy },
        isOfNumber: typeof item.datum?.value === "number" || item.datum?.value instanceof Date,
        path: isPath ? mark.items.map((each) => [(each.x ?? 0) + dx, (each.y ?? 0) + dy] as const) : [],
      });
      if (isPath) break;
    }
  };
  const { root } = view.scenegraph() as unknown as { readonly root: Mark };
  visit(root, left, top, { x1: 0, y1: 0, x2: 0, y2: 0 }, 0);
  view.finalize();
  return { svg, width: Number(width), height: Number(height), drawn };
}
