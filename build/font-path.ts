import { fileURLToPath } from "node:url";

/** Where the package of a font has its file of one weight. */
export function fontPath(file: string, weight: number): string {
  const name = /^(inter|noto-sans-[a-z]+)/.exec(file)?.[0];
  return fileURLToPath(
    new URL(`../node_modules/@fontsource/${name}/files/${file}-${weight}-normal.woff2`, import.meta.url),
  );
}
