import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { fontFiles } from "../src/report/render/font-files.ts";
import { fontPath } from "./font-path.ts";

/* Writes which letters the fonts of reports have: `node build/letters.ts`, after a font was added or raised. */

const path = fileURLToPath(new URL("../src/sim/scenario/letters.ts", import.meta.url));

/** The code points of a font's character map, in pages of 256 as `encodePages` writes them. */
async function lettersOf(font: Buffer): Promise<string> {
  const sfnt = await subsetFont(font, undefined, { targetFormat: "sfnt", keepAllGlyphs: true });
  const tables = Array.from({ length: sfnt.readUInt16BE(4) }, (_, k) => 12 + 16 * k);
  const table = tables.find((at) => sfnt.toString("latin1", at, at + 4) === "cmap");
  if (table === undefined) throw new Error("a font without a character map");
  const cmap = sfnt.subarray(sfnt.readUInt32BE(table + 8));
  const codes = new Set<number>();
  for (let k = 0; k < cmap.readUInt16BE(2); k++) addCodes(cmap.subarray(cmap.readUInt32BE(8 + 8 * k)), codes);
  return encodePages(codes);
}

/** Formats 4 and 12 of a character map (OpenType, cmap); others map nothing of their own. */
function addCodes(map: Buffer, codes: Set<number>): void {
  const add = (from: number, to: number) => {
    for (let code = from; code <= to; code++) if (code !== 0xffff) codes.add(code);
  };
  if (map.readUInt16BE(0) === 12)
    for (let k = 0; k < map.readUInt32BE(12); k++) add(map.readUInt32BE(16 + 12 * k), map.readUInt32BE(20 + 12 * k));
  if (map.readUInt16BE(0) === 4) {
    const doubled = map.readUInt16BE(6);
    for (let k = 0; k < doubled; k += 2) add(map.readUInt16BE(16 + doubled + k), map.readUInt16BE(14 + k));
  }
}

/** Each page that has a letter as its number and, of its 256 bits, 64 hexadecimal digits; a full one as its number and `*`. */
function encodePages(codes: ReadonlySet<number>): string {
  const pages = [...new Set([...codes].map((code) => code >> 8))].toSorted((a, b) => a - b);
  const digit = (page: number, k: number) =>
    [0, 1, 2, 3].reduce((sum, bit) => sum + (codes.has(page * 256 + k * 4 + bit) ? 1 << bit : 0), 0).toString(16);
  return pages
    .map((page) => {
      const bits = Array.from({ length: 64 }, (_, k) => digit(page, k)).join("");
      return `${page.toString(16)}:${/^f+$/.test(bits) ? "*" : bits}`;
    })
    .join(" ");
}

/** The file with the letters of all fonts. */
export async function lettersFile(): Promise<string> {
  const entries: string[] = [];
  for (const { file } of fontFiles)
    entries.push(`  "${file}":\n    "${await lettersOf(readFileSync(fontPath(file, 400)))}",\n`);
  return `/* Written by build/letters.ts. */

/**
 * Letters that each font of a report has, in the order in which a letter is looked for: pages of 256 code points, each with
 * its number and 64 hexadecimal digits of four bits, the lowest first; \`*\` stands for all.
 */
export const fontLetters: Readonly<Record<string, string>> = {
${entries.join("")}};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path, await lettersFile());
