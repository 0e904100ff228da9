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
  const parts = unzipSync(file);
  const first = "[Content_Types].xml";
  const paths = Object.keys(parts).filter((path) => path !== first && !path.endsWith("/"));
  const packed: Record<string, Uint8Array> = {};
  for (const path of [first, ...paths.toSorted()]) packed[path] = timeless(path, change(path, parts[path]));
  return zipSync(packed, { mtime: noDay(), level: 9 });
}

function kept(_: string, part: Uint8Array): Uint8Array {
  return part;
}

function timeless(path: string, part: Uint8Array): Uint8Array {
  if (path.endsWith(".xlsx")) return sameBytes(part);
  return path === "docProps/core.xml" ? strToU8(strFromU8(part).replace(moments, "")) : part;
}
