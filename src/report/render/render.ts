import { type Canvas, GlobalFonts, PDFDocument } from "canvas";
import type { View } from "vega";
import type { TopLevelSpec } from "vega-lite";
import { tooltipName } from "../charts/kit/tooltip.ts";
import { fontWeights, interFont, japaneseFont } from "./assets.ts";
import { fontFaces } from "./fonts.ts";

/** The same chart without the layers that only answer to a pointer. */
function withoutTooltips(spec: TopLevelSpec): TopLevelSpec {
  return strip(spec) as TopLevelSpec;
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((each) => !String(each?.name).startsWith(tooltipName)).map(strip);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "values" ? value : strip(value)]));
}

/** A view of a chart for a still picture. The fonts are registered before Vega loads, so that Vega measures text with them. */
async function stillView(spec: TopLevelSpec): Promise<View> {
  const { vega, compile } = await engine();
  const compiled = compile(withoutTooltips(spec)).spec;
  return new vega.View(vega.parse(compiled), { renderer: "none" }).initialize().runAsync();
}

let loaded: ReturnType<typeof load> | undefined;

function engine(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

async function load() {
  for (const weight of fontWeights) {
    GlobalFonts.register(interFont(weight), "Inter");
    GlobalFonts.register(japaneseFont(weight), "Noto Sans JP");
  }
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  return { vega, compile };
}

/** A chart as a stand-alone SVG with its fonts inside; the same chart gives the same bytes. */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const view = await stillView(spec);
  const svg = await view.toSVG();
  view.finalize();
  const faces = await fontFaces(svg);
  return `${renumbered(svg).replace(/<svg[^>]*>/, (root) => `${root}<style>${faces}</style>`)}\n`;
}

/** Vega numbers clips and gradients through the life of the process; here they count from 0 in each picture. */
function renumbered(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="((?:clip|gradient)[^"]*)"/g)].map(([, id]) => id))];
  return ids.reduce(
    (text, id, i) => text.replaceAll(`id="${id}"`, `id="part${i}"`).replaceAll(`#${id})`, `#part${i})`),
    svg,
  );
}

/** Points to a pixel of the chart. */
const scale = 72 / 96;

/** A chart as a PDF of one page of its size: lines and letters, no pixels; its fonts inside. */
export async function renderPdf(spec: TopLevelSpec, title: string): Promise<Uint8Array> {
  const view = await stillView(spec);
  // In Node, Vega draws on the canvas package's canvas, of which its types know nothing.
  const { width, height } = (await view.toCanvas()) as unknown as Canvas;
  const document = new PDFDocument({ title, creator: "chokepoint" });
  const externalContext = document.beginPage(width * scale, height * scale);
  // Without contextual forms: the ± that Inter puts between figures has no letter that a reader could copy or find.
  externalContext.textRendering = "optimizeSpeed";
  await view.toCanvas(scale, { externalContext });
  document.endPage();
  view.finalize();
  return document.close();
}

/** A chart as PNG; at scale 2 it has two pixels to each of the chart's own. */
export async function renderPng(spec: TopLevelSpec, { scale }: { readonly scale: number }): Promise<Uint8Array> {
  const view = await stillView(spec);
  // In Node, Vega draws on the canvas package's canvas, of which its types know nothing.
  const canvas = (await view.toCanvas(scale)) as unknown as Canvas;
  view.finalize();
  return canvas.encode("png");
}
