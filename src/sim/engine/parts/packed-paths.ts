import { bytesOfColumns, columnReader } from "./sealed.ts";
import { zstandard } from "./zstandard.ts";

/** Paths at rest, in little room: some hundred runs of them are a megabyte a series. */
export function packPaths(columns: readonly Float64Array[]): Uint8Array {
  return zstandard.pack(bytesOfColumns(columns));
}

/** So many series, each of so many numbers. */
export function unpackPaths(packed: Uint8Array, series: number, length: number): readonly Float64Array[] {
  const take = columnReader(zstandard.unpack(packed));
  return Array.from({ length: series }, () => take(length));
}
