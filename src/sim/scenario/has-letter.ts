import { fontLetters } from "./letters.ts";

const decoded = new Map<string, ReadonlyMap<number, string>>();

/** Pages of 256 code points of a font, each with 64 hexadecimal digits, or `*` where it has all. */
function pagesOf(font: string): ReadonlyMap<number, string> {
  const found = decoded.get(font);
  if (found !== undefined) return found;
  const pages = new Map(
    fontLetters[font].split(" ").map((each) => {
      const [page, bits] = each.split(":");
      return [Number.parseInt(page, 16), bits] as const;
    }),
  );
  decoded.set(font, pages);
  return pages;
}

/** Whether a font of the report has a letter, by its code point. */
export function hasLetter(font: string, code: number): boolean {
  const bits = pagesOf(font).get(code >> 8);
  if (bits === undefined || bits === "*") return bits === "*";
  return ((Number.parseInt(bits[(code & 255) >> 2], 16) >> (code & 3)) & 1) === 1;
}

/** The letters of a text that no font of the report has, each once: a chart would draw boxes for them. Controls are none. */
export function lettersWithoutFont(text: string): readonly string[] {
  const fonts = Object.keys(fontLetters);
  return [...new Set(text)].filter(
    (sign) => !/[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(sign) && !fonts.some((font) => hasLetter(font, sign.codePointAt(0) ?? 0)),
  );
}
