import { strFromU8, unzipSync } from "fflate";

/** The parts of an Office file that are text, by path, in the order in which they are packed. */
export function officeParts(file: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(file)).map(([path, part]) => [path, strFromU8(part)]));
}

/** A text as XML has it, as it is read. */
export function unescaped(xml: string): string {
  const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return xml.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) =>
    name.startsWith("#")
      ? String.fromCodePoint(Number(name.startsWith("#x") ? `0x${name.slice(2)}` : name.slice(1)))
      : (signs[name] ?? whole),
  );
}

export type Sheet = { readonly name: string; readonly xml: string; readonly rows: readonly (readonly SheetCell[])[] };
export type SheetCell = string | number | undefined;

/** The sheets of a workbook as they are read: a number is one only where the file says so. */
export function sheetsOf(file: Uint8Array): readonly Sheet[] {
  const parts = officeParts(file);
  const texts = [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    unescaped([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join("")),
  );
  const names = [...(parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  return names.map(([, name], k) => {
    const xml = parts.get(`xl/worksheets/sheet${k + 1}.xml`) ?? "";
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>|<row [^>]*\/>/gs)].map(([, cells = ""]) => {
      const row: SheetCell[] = [];
      for (const [, letters, type, value] of cells.matchAll(
        /<c r="([A-Z]+)\d+"[^>]*?(?: t="(\w+)")?(?:\/>|>(?:<v>(.*?)<\/v>)?<\/c>)/gs,
      )) {
        const at = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
        row[at] = value === undefined ? undefined : type === "s" ? texts[Number(value)] : Number(value);
      }
      return row;
    });
    return { name: unescaped(name), xml, rows };
  });
}
