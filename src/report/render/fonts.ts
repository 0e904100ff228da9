import subsetFont from "subset-font";
import { hasLetter } from "../../sim/scenario/has-letter.ts";
import { type FontWeight, fontOf, fontWeights } from "./assets.ts";
import { type FontFile, fontFiles } from "./font-files.ts";

/** A font, and which signs of a text it is for: each once, in the order of Unicode. */
export type FontFace = { readonly family: string; readonly file: FontFile; readonly signs: string };

const [inter] = fontFiles;

/** The fonts that a text needs: Inter's Latin always, and of the others, in their order, each that has a sign not yet found. */
export function fontsOf(text: string): readonly FontFace[] {
  const left = new Set(text);
  return fontFiles.flatMap(({ family, file }) => {
    const found = [...left].filter((sign) => hasLetter(file, sign.codePointAt(0) ?? 0));
    for (const sign of found) left.delete(sign);
    return found.length > 0 || file === inter.file ? [{ family, file, signs: found.toSorted().join("") }] : [];
  });
}

/**
 * `@font-face` rules that carry in themselves the fonts of a text: Inter, and of others the signs that it uses. All but
 * Japanese go by the name of Inter too, each for its own signs, so that a style need not name them.
 */
export async function fontFaces(text: string): Promise<string> {
  const faces: string[] = [];
  for (const { family, file, signs } of fontsOf(text))
    for (const weight of fontWeights) {
      const isWhole = file === inter.file;
      const font = isWhole
        ? fontOf(file, weight)
        : await subsetFont(await wholeFont(file, weight), signs, { targetFormat: "woff2" });
      const isJapanese = family === "Noto Sans JP";
      faces.push(fontFace(isJapanese ? `'${family}'` : "Inter", weight, font, isWhole || isJapanese ? "" : signs));
    }
  return faces.join("");
}

/** The Japanese signs of a text, each once, in the order of Unicode. */
export function japaneseSigns(text: string): string {
  return fontsOf(text).find(({ family }) => family === "Noto Sans JP")?.signs ?? "";
}

function fontFace(family: string, weight: FontWeight, font: Buffer, signs: string): string {
  const source = `url(data:font/woff2;base64,${font.toString("base64")}) format("woff2")`;
  const codes = [...signs].map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16)}`);
  const range = codes.length === 0 ? "" : `;unicode-range:${codes.join(",")}`;
  return `@font-face{font-family:${family};font-weight:${weight};font-style:normal;src:${source}${range}}`;
}

const unpacked = new Map<string, Promise<Buffer>>();

/** A font unpacked, once: that takes longer than all subsets of a report. */
function wholeFont(file: FontFile, weight: FontWeight): Promise<Buffer> {
  const key = `${file} ${weight}`;
  const found = unpacked.get(key);
  if (found !== undefined) return found;
  const font = subsetFont(fontOf(file, weight), undefined, { targetFormat: "sfnt", keepAllGlyphs: true });
  unpacked.set(key, font);
  return font;
}
