import { GlobalFonts } from "canvas";
import { fontWeights, interFont, japaneseFont } from "./assets.ts";

let loaded: ReturnType<typeof load> | undefined;

/** Vega and Vega-Lite, loaded once. The fonts are registered before, so that Vega measures text with them. */
export function engine(): ReturnType<typeof load> {
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
