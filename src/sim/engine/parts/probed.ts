import type { Failure } from "../failures.ts";
import type { Probed } from "../probes/probe.ts";
import type { Range } from "../ranges.ts";
import { spanOf } from "./part.ts";
import { PartError, PartOfAnother, seal, unseal } from "./sealed.ts";
import { zstandard } from "./zstandard.ts";

/* A range of a probe's runs, sealed: its body is the columns of its quantities, packed. */

const mark = "chokepoint probe 1\n";

/** Which part it is: the SHA-256 of what is probed, and the runs. */
export type ProbedAt = { readonly probe: string; readonly range: Range };

type Head = ProbedAt & { readonly quantities: number; readonly failures: readonly Failure[] };

export function encodeProbed({ columns, failures }: Probed, { probe, range }: ProbedAt): Uint8Array {
  const head: Head = { probe, range, quantities: columns.length, failures };
  const numbers = columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  return seal(mark, head, [zstandard.pack(Buffer.concat(numbers))]);
}

/** Throws PartError for bytes that are not this part. */
export function decodeProbed(bytes: Uint8Array, { probe, range }: ProbedAt): Probed {
  const { head, body } = unseal<Head>(mark, bytes);
  if (head.probe !== probe)
    throw new PartOfAnother(`must be of this probe, got one of ${head.probe.slice(0, 12)} for ${probe.slice(0, 12)}`);
  if (head.range.firstRun !== range.firstRun || head.range.runs !== range.runs)
    throw new PartError(`must hold ${spanOf(range)}, got ${spanOf(head.range)}`);
  const numbers = zstandard.unpack(body);
  const size = range.runs * Float64Array.BYTES_PER_ELEMENT;
  const columns = Array.from({ length: head.quantities }, (_, q) => {
    const from = numbers.byteOffset + q * size;
    return new Float64Array(numbers.buffer.slice(from, from + size) as ArrayBuffer);
  });
  return { columns, failures: head.failures };
}
