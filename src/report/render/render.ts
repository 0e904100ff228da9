import type { TopLevelSpec } from "vega-lite";
import { fontFaces } from "./fonts.ts";
import { stillView } from "./view.ts";

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
