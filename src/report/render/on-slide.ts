import { createCanvas, SvgExportFlag } from "canvas";
import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "../charts/kit/chart.ts";
import { withoutFrame } from "../charts/kit/frame.ts";
import { canvasOf, stillView } from "./render.ts";

/** A chart without its title and notes, which stand beside it as text. */
export type SlidePicture = {
  /** Its letters as outlines, so that it needs no font. */
  readonly svg: string;
  readonly png: Uint8Array;
  /** [px] */
  readonly width: number;
  readonly height: number;
};

/** A chart for a slide or a document. */
export async function drawOnSlide({ spec }: Pick<Chart, "spec">): Promise<SlidePicture> {
  const view = await stillView({ ...withoutFrame(spec), padding: 4 } as TopLevelSpec);
  try {
    const { width, height } = await canvasOf(view);
    const outlined = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
    await view.toCanvas(1, { externalContext: outlined.getContext("2d") });
    const png = (await canvasOf(view, 3)).encodeSync("png");
    const svg = outlined.getContent().toString("utf8").replace(/<svg /, `<svg viewBox="0 0 ${width} ${height}" `);
    return { svg, png, width, height };
  } finally {
    view.finalize();
  }
}
