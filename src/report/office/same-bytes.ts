import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A day that stands for none: the first that a ZIP can tell. In local fields, as fflate reads it. */
const noDay = () => new Date(1980, 0, 1);

/** When a file was made and changed, which no reader of the same results has any use for. */
const moments = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;

/**
 * An Office file packed again, so that the same content gives the same bytes in any process, time zone and year: parts in one
 * order, the list of content types first, without the moments at which it and the workbooks inside it were made.
 */
export function sameBytes(file: Uint8Array, change: (path: string, part: Uint8Array) => Uint8Array = kept): Uint8Array {
  const parts = renumbered(unzipSync(file));
  const first = "[Content_Types].xml";
  const paths = Object.keys(parts).filter((path) => path !== first && !path.endsWith("/"));
  const packed: Record<string, Uint8Array> = {};
  for (const path of [first, ...paths.toSorted()]) packed[path] = timeless(path, change(path, parts[path]));
  return zipSync(packed, { mtime: noDay(), level: 9 });
}

/** Where a file tells the name of a chart or of the workbook inside it, up to its number. */
const numbered = /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g;

/** The parts with charts and the workbooks inside them numbered from 1: the library counts them through the life of the process. */
function renumbered(parts: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  const found = Object.keys(parts).flatMap((path) =>
    [...path.matchAll(numbered)].map(([, , number]) => Number(number)),
  );
  const numbers = [...new Set(found)].toSorted((a, b) => a - b);
  if (numbers.length === 0) return parts;
  const named = (text: string) =>
    text.replace(numbered, (_, name: string, number: string) => `${name}${numbers.indexOf(Number(number)) + 1}`);
  const tellsNames = (path: string) => path.endsWith(".rels") || path === "[Content_Types].xml";
  return Object.fromEntries(
    Object.entries(parts).map(([path, part]) => [
      named(path),
      tellsNames(path) ? strToU8(named(strFromU8(part))) : part,
    ]),
  );
}

function kept(_: string, part: Uint8Array): Uint8Array {
  return part;
}

function timeless(path: string, part: Uint8Array): Uint8Array {
  if (path.endsWith(".xlsx")) return sameBytes(part);
  return path === "docProps/core.xml" ? strToU8(strFromU8(part).replace(moments, "")) : part;
}
