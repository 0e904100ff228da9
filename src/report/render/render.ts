import { type Canvas, PDFDocument } from "canvas";
import type { View } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "../charts/kit/chart.ts";
import { fontStack } from "../charts/kit/theme.ts";
import { tooltipName } from "../charts/kit/tooltip.ts";
import { beside, engine, furtherFamilies } from "./engine.ts";
import { fontFaces } from "./fonts.ts";
import { asOneImage, renumbered } from "./svg.ts";

/** The same chart without the layers that only answer to a pointer. */
function withoutTooltips(spec: TopLevelSpec): TopLevelSpec {
  return strip(spec) as TopLevelSpec;
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((each) => !String(each?.name).startsWith(tooltipName)).map(strip);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "values" ? value : strip(value)]));
}

/** The same chart in the fonts of every chart and of the alphabets that it is written in. */
export function withFonts(spec: TopLevelSpec): TopLevelSpec {
  const further = furtherFamilies(JSON.stringify(spec));
  if (further.length === 0) return spec;
  const font = [fontStack, ...further.map((family) => `'${family}'`)].join(", ");
  return { ...spec, config: { ...spec.config, font } };
}

/** A view of a chart for a still picture. */
export async function stillView(spec: TopLevelSpec): Promise<View> {
  const { vega, compile } = await engine();
  const compiled = compile(withFonts(withoutTooltips(spec))).spec;
  return new vega.View(vega.parse(compiled, beside), { renderer: "none" }).initialize().runAsync();
}

/** Compiles and lays out a chart, paints it, and lets go of it. */
async function painted<Picture>(spec: TopLevelSpec, paint: (view: View) => Promise<Picture>): Promise<Picture> {
  const view = await stillView(spec);
  try {
    return await paint(view);
  } finally {
    view.finalize();
  }
}

/** The still pictures of a chart: file endings and what each file holds. */
export type Pictures = Readonly<Record<string, string | Uint8Array>>;

/** Paints a chart in every form that files are written in. */
export type Painter = (chart: Pick<Chart, "spec" | "finding">) => Promise<Pictures>;

/** A chart as SVG, PDF and PNG (at scale 2): compiled and laid out once, painted three times. */
export const paintChart: Painter = ({ spec, finding }) =>
  painted(spec, async (view) => ({
    svg: await paintSvg(view, textOf(spec)),
    pdf: await paintPdf(view, finding.text),
    png: await paintPng(view, 2),
  }));

/** A chart as a stand-alone SVG with its fonts inside; the same chart gives the same bytes. */
export function renderSvg(spec: TopLevelSpec): Promise<string> {
  return painted(spec, (view) => paintSvg(view, textOf(spec)));
}

/** A chart as a PDF of one page of its size: lines and letters, no pixels; its fonts inside. Its title is what the chart tells. */
export function renderPdf(spec: TopLevelSpec, title: string = textOf(spec)): Promise<Uint8Array> {
  return painted(spec, (view) => paintPdf(view, title));
}

/** A chart as PNG; at scale 2, as in a report, it has two pixels to each of the chart's own. */
export function renderPng(spec: TopLevelSpec, { scale = 2 }: { readonly scale?: number } = {}): Promise<Uint8Array> {
  return painted(spec, (view) => paintPng(view, scale));
}

/** What a chart tells who does not see it. */
function textOf({ description }: TopLevelSpec): string {
  return String(description ?? "");
}

async function paintSvg(view: View, text: string): Promise<string> {
  const svg = await view.toSVG();
  const faces = await fontFaces(svg.replace(/<[^>]*>/g, ""));
  const image = asOneImage(renumbered(svg), text);
  return `${image.replace(/<svg[^>]*>/, (root) => `${root}<style>${faces}</style>`)}\n`;
}

/** Points to a pixel of the chart. */
const pointsPerPixel = 72 / 96;

async function paintPdf(view: View, title: string): Promise<Uint8Array> {
  const { width, height } = await canvasOf(view);
  const document = new PDFDocument({ title, creator: "chokepoint" });
  const externalContext = document.beginPage(width * pointsPerPixel, height * pointsPerPixel);
  // Without contextual forms: the ± that Inter puts between figures has no letter that a reader could copy or find.
  externalContext.textRendering = "optimizeSpeed";
  await view.toCanvas(pointsPerPixel, { externalContext });
  document.endPage();
  return document.close();
}

async function paintPng(view: View, scale: number): Promise<Uint8Array> {
  // On this thread: on another one the same bytes take half as much processor time again.
  return (await canvasOf(view, scale)).encodeSync("png");
}

/** In Node, Vega draws on the canvas package's canvas, of which its types know nothing. */
export async function canvasOf(view: View, scale?: number): Promise<Canvas> {
  return (await view.toCanvas(scale)) as unknown as Canvas;
}
