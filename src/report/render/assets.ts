import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/*
 * What a report needs from installed packages: Inter's font files and the chart viewer's code. The only file of the
 * report that reads from disk.
 */

export const fontWeights = [400, 600] as const;
export type FontWeight = (typeof fontWeights)[number];

/** Inter in one weight, Latin, as woff2. */
export function interFont(weight: FontWeight): Buffer {
  const file = import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
  return readFileSync(fileURLToPath(file));
}

/** `@font-face` rules that carry the fonts in themselves. */
export function interFontFaces(): string {
  return fontWeights
    .map((weight) => {
      const source = `url(data:font/woff2;base64,${interFont(weight).toString("base64")}) format("woff2")`;
      return `@font-face{font-family:Inter;font-weight:${weight};font-style:normal;src:${source}}`;
    })
    .join("");
}

/** The page's chart viewer with all it needs, as one script that does not fetch and does not evaluate text as code. */
export async function viewerScript(): Promise<string> {
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf("."));
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`../page/viewer${extension}`, import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    write: false,
  });
  return result.outputFiles[0].text.replaceAll("</script", "<\\/script");
}
