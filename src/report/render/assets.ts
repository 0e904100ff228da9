import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/*
 * What a report needs from installed packages: font files and the chart viewer's code. The only file of the
 * report that reads from disk.
 */

export const fontWeights = [400, 600] as const;
export type FontWeight = (typeof fontWeights)[number];

/** Inter in one weight, Latin, as woff2. */
export function interFont(weight: FontWeight): Buffer {
  const file = import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
  return readFileSync(fileURLToPath(file));
}

/** Noto Sans JP in one weight, kana and kanji, as woff2. */
export function japaneseFont(weight: FontWeight): Buffer {
  const file = import.meta.resolve(`@fontsource/noto-sans-jp/files/noto-sans-jp-japanese-${weight}-normal.woff2`);
  return readFileSync(fileURLToPath(file));
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
