import { GlobalFonts } from "canvas";
import type { View } from "vega";
import type { TopLevelSpec } from "vega-lite";
import { fontWeights, interFont, japaneseFont } from "./assets.ts";
import { withoutTooltips } from "./without-tooltips.ts";

/** A view of a chart for a still picture. The fonts are registered before Vega loads, so that Vega measures text with them. */
export async function stillView(spec: TopLevelSpec): Promise<View> {
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
