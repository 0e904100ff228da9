import { readFileSync } from "node:fs";

/*
 * What a report carries besides its words: font files and the chart viewer's code, which `npm run build` puts into `dist`.
 * The only file of the report that reads from disk.
 */

export const fontWeights = [400, 600] as const;
export type FontWeight = (typeof fontWeights)[number];

const built = new URL("../../../dist/", import.meta.url);

/** Inter in one weight, Latin, as woff2. */
export function interFont(weight: FontWeight): Buffer {
  return readFileSync(new URL(`fonts/inter-latin-${weight}-normal.woff2`, built));
}

/** Noto Sans JP in one weight, kana and kanji, as woff2. */
export function japaneseFont(weight: FontWeight): Buffer {
  return readFileSync(new URL(`fonts/noto-sans-jp-japanese-${weight}-normal.woff2`, built));
}

/** The page's chart viewer with all it needs, as one script that does not fetch and does not evaluate text as code. */
export function viewerScript(): string {
  return readFileSync(new URL("viewer.js", built), "utf8").replaceAll("</script", "<\\/script");
}
