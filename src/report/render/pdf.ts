import { type Canvas, PDFDocument } from "canvas";
import type { TopLevelSpec } from "vega-lite";
import { stillView } from "./view.ts";

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
