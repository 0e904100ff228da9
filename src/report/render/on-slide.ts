import { createCanvas, SvgExportFlag } from "canvas";
import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "../charts/kit/chart.ts";
import { withoutFrame } from "../charts/kit/frame.ts";
import { measureOf } from "./measure.ts";
import type { Measure } from "./narrow-text.ts";
import { narrowSpec } from "./on-page.ts";
import { canvasOf, stillView, withFonts } from "./render.ts";
import { extentOf } from "./slide-extent.ts";
import { type SlideForm, slideForm } from "./slide-form.ts";
import { withPresentPanels } from "./slide-panels.ts";
import { slideParts } from "./slide-parts.ts";
import { type Node, panelCount } from "./slide-views.ts";
import { renumberedOutlines } from "./svg.ts";

/** A chart without its title and notes, which stand beside it as text. */
export type SlidePicture = {
  /** Its letters as outlines, so that it needs no font. */
  readonly svg: string;
  readonly png: Uint8Array;
  /** [px] */
  readonly width: number;
  readonly height: number;
};

/** Around all that is drawn [px]. */
const padding = 4;

/** A chart for pages of a document with so much room [points]: laid out for that, its letters as large as a page has them. */
export async function drawOnPaper({ spec }: Pick<Chart, "spec">, room: Size): Promise<readonly SlidePicture[]> {
  return await drawnOn(paper, spec, room);
}

/** A chart as a brief has it: made for half its width, or as it is. */
export async function drawInBrief(chart: Pick<Chart, "spec">, width: "half" | "full"): Promise<SlidePicture> {
  const whole = width === "half" ? await narrowSpec(chart) : withoutFrame(chart.spec);
  const { config } = whole as { readonly config: object };
  return await drawn({
    ...whole,
    padding: 2,
    config: { ...config, padding: 2, background: "#ffffff" },
  } as TopLevelSpec);
}

async function drawn(spec: TopLevelSpec): Promise<SlidePicture> {
  const view = await stillView(spec);
  try {
    const { width, height } = await canvasOf(view);
    const outlined = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
    await view.toCanvas(1, { externalContext: outlined.getContext("2d") });
    const png = (await canvasOf(view, 3)).encodeSync("png");
    const svg = renumberedOutlines(outlined.getContent().toString("utf8"));
    return { svg: svg.replace(/<svg /, `<svg viewBox="0 0 ${width} ${height}" `), png, width, height };
  } finally {
    view.finalize();
  }
}

/** Width and height, on a slide [points] or of a picture [px]. */
type Size = { readonly width: number; readonly height: number };

/** What a chart is drawn on. */
type Medium = {
  /** How large a pixel may be drawn [points]: the least letters of a chart have 10.5 px. The largest that fits is taken. */
  readonly scales: readonly number[];
  /** How much wider and higher than it was made for a page a panel becomes at most. */
  readonly broadest: number;
  readonly tallest: number;
};

const screen: Medium = { scales: [1.45, 1.3, 1.2, 1.1, 1], broadest: 2, tallest: 2 };
const paper: Medium = { scales: [0.84, 0.78, 0.72], broadest: 1.2, tallest: 1 };

/** By how much larger letters must be for a chart to be cut. */
const worthCutting = 1.05;

/** As good as a scale: less than half a point of a letter. */
const asGood = 0.96;

/** Most parts that a chart is cut into before their form is looked at anew. */
const mostParts = 6;

/** A chart for slides with so much room [points]: on one, where it can be read there, else its panels on several. */
export async function drawOnSlides({ spec }: Pick<Chart, "spec">, room: Size): Promise<readonly SlidePicture[]> {
  return await drawnOn(screen, spec, room);
}

async function drawnOn(medium: Medium, spec: TopLevelSpec, room: Size): Promise<readonly SlidePicture[]> {
  const body = await withPresentPanels(withFonts({ ...withoutFrame(spec), padding } as TopLevelSpec));
  const measure = await measureOf(body as unknown as TopLevelSpec);
  const pictures: SlidePicture[] = [];
  for (const fit of await spread(body, { ...medium, room, measure })) pictures.push(await drawn(fit.spec));
  return pictures;
}

type Place = Medium & { readonly room: Size; readonly measure: Measure };

/** A form of a chart, and how large a pixel of it is on the slide [points]. */
type Fit = { readonly spec: TopLevelSpec; readonly scale: number };

/** A chart on as few slides or pages as it can be read on. */
async function spread(body: Node, place: Place): Promise<readonly Fit[]> {
  const least = asGood * Math.min(...place.scales);
  const whole = await fitted(body, place);
  if (whole.scale >= least) return [whole];
  for (let count = 2; count <= mostParts; count++) {
    const parts = slideParts(body, count);
    if (parts === null) break;
    const first = await fitted(parts[0], place);
    const isLast = slideParts(body, count + 1) === null;
    if (first.scale < least && !isLast) continue;
    // Rows as wide as the room are no larger for being fewer.
    if (first.scale < worthCutting * whole.scale) return [whole];
    const fits: Fit[] = [];
    for (const part of parts) fits.push(...(await spread(part, place)));
    return fits;
  }
  return [whole];
}

type Candidate = SlideForm & {
  readonly scale: number;
  /** Its smallest panel over the least that one may be. */
  readonly least: number;
  readonly extent: ReturnType<typeof extentOf>;
};

/** The form with the largest letters that fits into a room, and of several such the one with the largest panels. */
async function fitted(body: Node, place: Place): Promise<Fit> {
  const { room, scales } = place;
  const own = extentOf(body);
  const size = await sizeOf(body as unknown as TopLevelSpec);
  const aroundColumn = (size.width - own.width) / own.columns;
  const aroundRow = (size.height - own.height - own.fixedHeight) / own.rows;
  const candidates = Array.from({ length: panelCount(body) }, (_, k) => k + 1).flatMap((columns) => {
    const extent = extentOf(body, columns);
    return scales.map((scale): Candidate => {
      const wider = (room.width / scale - aroundColumn * extent.columns) / Math.max(1, extent.width);
      const left = room.height / scale - aroundRow * extent.rows - extent.fixedHeight;
      const higher = left / Math.max(1, extent.height);
      const height = extent.height > 0 ? extent.lowest * higher : left < 0 ? 0 : 1.7;
      const least = Math.min(extent.narrowest * wider, height);
      return { scale, columns, extent, wider, higher, least };
    });
  });
  candidates.sort((a, b) => rank(b) - rank(a));
  let best: Fit | undefined;
  for (const candidate of candidates.slice(0, 3)) {
    const fit = await refined(body, candidate, place);
    if (best === undefined || fit.scale > best.scale) best = fit;
    if (fit.scale >= candidate.scale * asGood) break;
  }
  return best as Fit;
}

/** By its letters where its panels are large enough, else by how near they come to that; then by its panels. */
function rank({ scale, least }: Candidate): number {
  return least >= 1 ? 10 * scale + Math.min(least, 9) / 10 : Math.min(least, 1);
}

/** A form laid out, corrected by how large that is, and laid out again. */
async function refined(
  body: Node,
  { scale, columns, extent, ...first }: Candidate,
  { room, measure, broadest, tallest }: Place,
): Promise<Fit> {
  const within = (by: number, most: number, least: number) => Math.min(most, Math.max(least, by));
  const [leastWider, leastHigher] = [1 / extent.narrowest, 1 / extent.lowest];
  let form: SlideForm = {
    columns,
    wider: within(first.wider, broadest, leastWider),
    higher: within(first.higher, tallest, leastHigher),
  };
  for (let round = 0; ; round++) {
    const spec = slideForm(body, form, measure) as unknown as TopLevelSpec;
    const size = await sizeOf(spec);
    const over = { width: size.width - room.width / scale, height: size.height - room.height / scale };
    const fits = Math.min(scale, room.width / size.width, room.height / size.height);
    const next = {
      columns,
      wider: within(form.wider - over.width / Math.max(1, extent.width), broadest, leastWider),
      higher: within(form.higher - over.height / Math.max(1, extent.height), tallest, leastHigher),
    };
    const isSettled = Math.abs(next.wider / form.wider - 1) < 0.02 && Math.abs(next.higher / form.higher - 1) < 0.02;
    if (round === 2 || isSettled) return { spec, scale: fits };
    form = next;
  }
}

type Bounds = { readonly [side in "x1" | "y1" | "x2" | "y2"]: number };

/** Size of all that is laid out [px]. */
async function sizeOf(spec: TopLevelSpec): Promise<Size> {
  const view = await stillView(spec);
  try {
    const { root } = view.scenegraph() as unknown as { readonly root: { readonly bounds: Bounds } };
    const { x1, y1, x2, y2 } = root.bounds;
    return { width: x2 - x1 + 2 * padding, height: y2 - y1 + 2 * padding };
  } finally {
    view.finalize();
  }
}
