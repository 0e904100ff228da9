import subsetFont from "subset-font";
import { type FontWeight, fontWeights, interFont, japaneseFont } from "./assets.ts";

/** Beyond this Inter's Latin file has no glyph: kana, kanji and their punctuation. */
const firstJapanese = 0x2e80;

/** `@font-face` rules that carry in themselves the fonts of a text: Inter, and of Noto Sans JP the signs that it uses. */
export async function fontFaces(text: string): Promise<string> {
  const signs = japaneseSigns(text);
  const latin = fontWeights.map((weight) => fontFace("Inter", weight, interFont(weight)));
  if (signs === "") return latin.join("");
  const japanese: string[] = [];
  for (const weight of fontWeights) {
    const font = await subsetFont(await wholeFont(weight), signs, { targetFormat: "woff2" });
    japanese.push(fontFace("'Noto Sans JP'", weight, font));
  }
  return [...latin, ...japanese].join("");
}

/** The Japanese signs of a text, each once, in the order of Unicode. */
export function japaneseSigns(text: string): string {
  return [...new Set(text)]
    .filter((sign) => (sign.codePointAt(0) ?? 0) >= firstJapanese)
    .toSorted()
    .join("");
}

function fontFace(family: string, weight: FontWeight, font: Buffer): string {
  const source = `url(data:font/woff2;base64,${font.toString("base64")}) format("woff2")`;
  return `@font-face{font-family:${family};font-weight:${weight};font-style:normal;src:${source}}`;
}

const unpacked = new Map<FontWeight, Promise<Buffer>>();

/** Noto Sans JP unpacked, once: that takes longer than all subsets of a report. */
function wholeFont(weight: FontWeight): Promise<Buffer> {
  const found = unpacked.get(weight);
  if (found !== undefined) return found;
  const font = subsetFont(japaneseFont(weight), undefined, { targetFormat: "sfnt", keepAllGlyphs: true });
  unpacked.set(weight, font);
  return font;
}
