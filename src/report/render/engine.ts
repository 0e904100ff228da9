import { GlobalFonts } from "canvas";
import { fontOf, fontWeights } from "./assets.ts";
import { fontFiles } from "./font-files.ts";
import { type FontFace, fontsOf } from "./fonts.ts";

/** Families of every chart. */
const common: readonly string[] = ["Inter", "Noto Sans JP"];

type Engine = {
  readonly vega: typeof import("vega");
  readonly compile: typeof import("vega-lite").compile;
};

let loaded: Promise<Engine> | undefined;

/** Vega and Vega-Lite, loaded once. The fonts are registered before, so that Vega measures text with them. */
export function engine(): Promise<Engine> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Engine> {
  for (const font of fontFiles) if (common.includes(font.family)) register(font);
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  return { vega, compile };
}

const registered = new Set<string>();

/** Lets Vega measure and paint with a font. */
function register({ family, file }: Pick<FontFace, "family" | "file">): void {
  if (registered.has(family)) return;
  registered.add(family);
  for (const weight of fontWeights) GlobalFonts.register(fontOf(file, weight), family);
}

/** The families beyond those of every chart that a text needs, registered. */
export function furtherFamilies(text: string): readonly string[] {
  const further = fontsOf(text).filter(({ family }) => !common.includes(family));
  for (const font of further) register(font);
  return further.map(({ family }) => family);
}

/** What Vega is told beside a chart, having no place in Vega-Lite: several legends stand below each other. */
export const beside = { legend: { layout: { top: { anchor: "start", direction: "vertical", margin: 6 } } } } as const;
