import type { Probed } from "../probes/probe.ts";
import { bytesOfColumns, columnReader, type PartAt, type PartHead, seal, unseal } from "./sealed.ts";
import { zstandard } from "./zstandard.ts";

/* A part of a probe, sealed: its body is the columns of its quantities, packed. */

type Head = PartHead & { readonly quantities: number };

export function encodeProbed({ columns, failures }: Probed, at: PartAt): Uint8Array {
  const head: Head = { ...at, quantities: columns.length, failures };
  return seal(head, [zstandard.pack(bytesOfColumns(columns))]);
}

/** Throws PartError for bytes that are not this part. */
export function decodeProbed(bytes: Uint8Array, at: PartAt): Probed {
  const { head, body } = unseal<Head>(bytes, at, "probe");
  const take = columnReader(zstandard.unpack(body));
  const { range, failures, quantities } = head;
  return { kind: "done", range, columns: Array.from({ length: quantities }, () => take(range.runs)), failures };
}
