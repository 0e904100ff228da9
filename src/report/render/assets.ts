import { readFileSync } from "node:fs";
import type { FontFile } from "./font-files.ts";

/*
 * What a report carries besides its words: font files and the code of its pages, which `npm run build` puts into `dist`.
 * The only file of the report that reads from disk.
 */

export const fontWeights = [400, 600] as const;
export type FontWeight = (typeof fontWeights)[number];

const built = new URL("../../../dist/", import.meta.url);

/** A font of one alphabet in one weight, as woff2. */
export function fontOf(file: FontFile, weight: FontWeight): Buffer {
  return readFileSync(new URL(`fonts/${file}-${weight}-normal.woff2`, built));
}

/** Scripts of pages, each with all it needs in one file, that do not fetch and do not evaluate text as code. */
export type PageScript = "viewer" | "explorer" | "explorer-worker";

export function pageScript(name: PageScript): string {
  return readFileSync(new URL(`${name}.js`, built), "utf8").replaceAll("</script", "<\\/script");
}
