import type { Canvas } from "canvas";
import type { TopLevelSpec } from "vega-lite";
import { stillView } from "./view.ts";

/** A chart as PNG; at scale 2 it has two pixels to each of the chart's own. */
export async function renderPng(spec: TopLevelSpec, { scale }: { readonly scale: number }): Promise<Uint8Array> {
  const view = await stillView(spec);
  // In Node, Vega draws on the canvas package's canvas, of which its types know nothing.
  const canvas = (await view.toCanvas(scale)) as unknown as Canvas;
  view.finalize();
  return canvas.encode("png");
}
