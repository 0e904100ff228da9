import subsetFont from "subset-font";

/** The characters that a font in woff2 has glyphs for, read from its `cmap` (OpenType 1.9, formats 4 and 12). */
export async function charactersOfFont(woff2: Buffer): Promise<ReadonlySet<number>> {
  const font = await subsetFont(woff2, undefined, { targetFormat: "sfnt", keepAllGlyphs: true });
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, k) => 12 + 16 * k);
  const record = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap");
  if (record === undefined) throw new RangeError("charactersOfFont: no cmap");
  const cmap = font.readUInt32BE(record + 8);
  const found = new Set<number>();
  for (let k = 0; k < font.readUInt16BE(cmap + 2); k++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * k + 4);
    for (const [first, last] of rangesOf(font, at)) for (let code = first; code <= last; code++) found.add(code);
  }
  return found;
}

function rangesOf(font: Buffer, at: number): readonly (readonly [number, number])[] {
  switch (font.readUInt16BE(at)) {
    case 4: {
      const bytes = font.readUInt16BE(at + 6);
      return Array.from({ length: bytes / 2 }, (_, k) => [
        font.readUInt16BE(at + 16 + bytes + 2 * k),
        font.readUInt16BE(at + 14 + 2 * k),
      ]);
    }
    case 12:
      return Array.from({ length: font.readUInt32BE(at + 12) }, (_, k) => [
        font.readUInt32BE(at + 16 + 12 * k),
        font.readUInt32BE(at + 20 + 12 * k),
      ]);
    default:
      return [];
  }
}
