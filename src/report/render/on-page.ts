import type { View } from "vega";
import type { Config, TopLevelSpec } from "vega-lite";
import type { Chart } from "../charts/kit/chart.ts";
import { withoutFrame } from "../charts/kit/frame.ts";
import { beside, engine } from "./engine.ts";
import { measureOf } from "./measure.ts";
import { narrowed } from "./narrow.ts";
import { narrowRoom } from "./narrow-text.ts";
import { withFonts } from "./render.ts";
import { renumbered, rounded, silentImage } from "./svg.ts";

/** Where a mark that tells figures stands in a picture: left, top, width, height [px]. */
type Box = readonly [number, number, number, number];

/** A picture, and where in it the marks stand whose figures it tells. */
type Picture = { readonly svg: string; readonly boxes: readonly Box[] };

/** What a page shows of a chart: a picture for a wide screen or paper and one for a narrow screen, and the figures of their marks. */
export type OnPage = {
  readonly broad: Picture;
  readonly narrow: Picture;
  /** Names of figures, once for all marks that have the same. */
  readonly heads: readonly (readonly string[])[];
  /** Of each mark: which names, then its figures. */
  readonly rows: readonly (readonly [number, ...string[]])[];
};

/** A chart for a page, which gives it title, notes, margin and paper; `id` is its own within the page. */
export async function drawOnPage({ spec }: Pick<Chart, "spec">, id: string): Promise<OnPage> {
  const placed = placedOnPage(spec);
  const broad = await drawn(await viewOf(placed), `${id}b`);
  const narrow = await drawn((await fitted(placed)).view, `${id}n`);
  const heads: string[][] = [];
  const rows = broad.told.map((told): OnPage["rows"][number] => {
    const names = Object.keys(told);
    const known = heads.findIndex((head) => head.join("\n") === names.join("\n"));
    const at = known < 0 ? heads.push(names) - 1 : known;
    return [at, ...Object.values(told).map(String)];
  });
  return { broad, narrow, heads, rows };
}

/** Around the marks [px]; what else is around them is the page's. */
const padding = 2;

/** Without what the page itself says. */
function placedOnPage(spec: TopLevelSpec): TopLevelSpec {
  const { config, ...views } = withoutFrame(spec) as { readonly config: Config };
  return withFonts({ ...views, config: { ...config, padding, background: "transparent" } } as TopLevelSpec);
}

async function viewOf(spec: TopLevelSpec): Promise<View> {
  const { vega, compile } = await engine();
  return new vega.View(vega.parse(compile(spec).spec, beside), { renderer: "none" }).initialize().runAsync();
}

/** Widths that panels of a narrow chart are first tried with [px], and least that they may have. */
const [firstPlot, leastPlot] = [290, 120];

/** A chart as a page draws it on a narrow screen. */
export async function narrowSpec({ spec }: Pick<Chart, "spec">): Promise<TopLevelSpec> {
  const { view, spec: narrow } = await fitted(placedOnPage(spec));
  view.finalize();
  return narrow;
}

/** The narrow form of a chart, its panels as wide as leaves all of it room. */
async function fitted(spec: TopLevelSpec): Promise<{ readonly spec: TopLevelSpec; readonly view: View }> {
  const measure = await measureOf(spec);
  let [plot, mostColumns, least] = [firstPlot, 3, Number.POSITIVE_INFINITY];
  for (;;) {
    const tried = narrowed(spec, { plot, mostColumns, measure }) as TopLevelSpec;
    const view = await viewOf(tried);
    const over = Math.ceil(widthOf(view) - narrowRoom);
    if (over <= 0) return { spec: tried, view };
    if (mostColumns > 1 && hasTwoLegends(spec)) mostColumns = 1;
    // A text that is too wide for itself gives no room to its panel.
    else if (over >= least || plot - over < leastPlot) return { spec: tried, view };
    else [plot, least] = [plot - over, over];
    view.finalize();
  }
}

/** Whether legends may stand beside each other. */
function hasTwoLegends(spec: TopLevelSpec): boolean {
  return new Set(JSON.stringify(spec).match(/"legend":\{[^}]*\}/g)).size > 1;
}

/** Width of all that is laid out [px], with its padding. */
function widthOf(view: View): number {
  const { root } = view.scenegraph() as unknown as { readonly root: { readonly bounds: Bounds } };
  return root.bounds.x2 - root.bounds.x1 + 2 * padding;
}

/** A chart laid out and drawn, with the figures that its marks tell. */
async function drawn(view: View, id: string) {
  try {
    const marks: { readonly box: Box; readonly told: Readonly<Record<string, string>> }[] = [];
    const { root } = view.scenegraph() as unknown as { readonly root: Mark };
    collect(root, 0, 0, (box, told) => marks.push({ box, told }));
    const svg = renumbered(rounded(silentImage(await view.toSVG())), id);
    const [dx, dy] = svg
      .match(/transform="translate\(([\d.-]+),([\d.-]+)\)"/)
      ?.slice(1)
      .map(Number) ?? [0, 0];
    const boxes = marks.map(
      ({ box: [x, y, width, height] }): Box => [Math.round(x + dx), Math.round(y + dy), width, height],
    );
    return { svg, boxes, told: marks.map(({ told }) => told) };
  } finally {
    view.finalize();
  }
}

type Bounds = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
type Item = {
  readonly x?: number;
  readonly y?: number;
  readonly items?: readonly Mark[];
  readonly tooltip?: Readonly<Record<string, string>> | null;
  readonly opacity?: number;
  readonly bounds: Bounds;
};
type Mark = { readonly marktype: string; items: readonly Item[] };

/** Every mark with figures, in the order drawn; those that are not to be seen are taken out of the picture. */
function collect(
  mark: Mark,
  x: number,
  y: number,
  found: (box: Box, told: NonNullable<Item["tooltip"]>) => void,
): void {
  for (const item of mark.items) {
    if (mark.marktype === "group")
      for (const each of item.items ?? []) collect(each, x + (item.x ?? 0), y + (item.y ?? 0), found);
    const { tooltip, bounds } = item;
    if (typeof tooltip !== "object" || tooltip === null) continue;
    found(
      [x + bounds.x1, y + bounds.y1, Math.round(bounds.x2 - bounds.x1), Math.round(bounds.y2 - bounds.y1)],
      tooltip,
    );
  }
  if (mark.marktype !== "group") mark.items = mark.items.filter(({ tooltip, opacity }) => !tooltip || opacity !== 0);
}
