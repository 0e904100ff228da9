import { createHash } from "node:crypto";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Failure } from "../study/failures.ts";
import { type Range, rangesOf } from "../study/ranges.ts";
import type { Part } from "../study/simulate-part.ts";
import { canonicalJson } from "./canonical-json.ts";

/*
 * A part of a study as bytes: a mark, the SHA-256 of all that follows, the length of the head, the head as canonical JSON,
 * and the numbers, compressed: the columns of the outcomes, the sums range by range, the lowest and highest values, the
 * counts series by series.
 */

const mark = "chokepoint part 1\n";
const hashBytes = 32;
const headAt = mark.length + hashBytes + Uint32Array.BYTES_PER_ELEMENT;

/** Quick rather than small: the bytes lie on the disk for the length of a study. */
const compressionLevel = 1;

type Head = {
  /** What the part belongs to: the SHA-256 of the study's identity, hex. */
  readonly study: string;
  readonly range: Range;
  readonly failures: readonly Failure[];
  readonly outcomes: number;
  readonly weeks: number;
  /** Bytes of each series' counts. */
  readonly counts: readonly number[];
};

/** Bytes that are no part, not a whole one, or one of another study or other runs. */
export class PartError extends Error {}

export function encodePart(part: Part, study: string): Uint8Array {
  const { range, outcomes, sums, counted, failures } = part;
  const { weeks, lowest, highest, counts } = counted;
  const head: Head = {
    study,
    range,
    failures,
    outcomes: outcomes.length,
    weeks,
    counts: counts.map(({ length }) => length),
  };
  const headBytes = Buffer.from(canonicalJson(head));
  const arrays = [...outcomes, ...sums, lowest, highest, ...counts];
  const numbers = Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
  const packed = zstdCompressSync(numbers, { params: { [constants.ZSTD_c_compressionLevel]: compressionLevel } });
  const bytes = Buffer.alloc(headAt + headBytes.length + packed.length);
  bytes.write(mark, "latin1");
  bytes.writeUInt32LE(headBytes.length, mark.length + hashBytes);
  bytes.set(headBytes, headAt);
  bytes.set(packed, headAt + headBytes.length);
  bytes.set(hashOfRest(bytes), mark.length);
  return bytes;
}

/** Throws PartError for bytes that are not the part of this study with these runs. */
export function decodePart(bytes: Uint8Array, study: string, range: Range): Part {
  const { head, packed } = openPart(bytes, study, range);
  const numbers = zstdDecompressSync(packed);
  return laidOut(head, numbers);
}

type Opened = { readonly head: Head; readonly packed: Uint8Array };

/** As `decodePart`, but without unpacking the numbers: enough to know that the part is whole and the right one. */
export function openPart(bytes: Uint8Array, study: string, range: Range): Opened {
  const opened = hashed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const { head } = opened;
  if (head.study !== study)
    throw new PartError(`must be of this study, got one of study ${head.study.slice(0, 12)} for ${study.slice(0, 12)}`);
  if (head.range.firstRun !== range.firstRun || head.range.runs !== range.runs)
    throw new PartError(`must hold ${spanOf(range)}, got ${spanOf(head.range)}`);
  return opened;
}

function laidOut({ range, weeks, counts, failures, outcomes }: Head, numbers: Buffer): Part {
  const cells = counts.length * weeks;
  const rows = range.runs - failures.length;
  let at = 0;
  const take = (length: number) => {
    const from = numbers.byteOffset + at;
    at += length * Float64Array.BYTES_PER_ELEMENT;
    return new Float64Array(numbers.buffer.slice(from, numbers.byteOffset + at) as ArrayBuffer);
  };
  return {
    kind: "done",
    range,
    outcomes: Array.from({ length: outcomes }, () => take(rows)),
    sums: rangesOf(range.runs, range.firstRun).map(() => take(cells)),
    counted: {
      weeks,
      lowest: take(cells),
      highest: take(cells),
      counts: counts.map((length) => {
        at += length;
        return new Uint8Array(numbers.subarray(at - length, at));
      }),
    },
    failures,
  };
}

/** Runs as a reader is told of them, counted from 0. */
export function spanOf({ firstRun, runs }: Range): string {
  return `runs ${firstRun} to ${firstRun + runs - 1}`;
}

function hashed(file: Buffer): Opened {
  if (file.length < headAt || file.toString("latin1", 0, mark.length) !== mark)
    throw new PartError("must be a part of a study, got something else or its beginning alone");
  if (!hashOfRest(file).equals(file.subarray(mark.length, mark.length + hashBytes)))
    throw new PartError("must match its SHA-256, got other bytes: it is damaged");
  const headLength = file.readUInt32LE(mark.length + hashBytes);
  const head = JSON.parse(file.toString("utf8", headAt, headAt + headLength)) as Head;
  return { head, packed: file.subarray(headAt + headLength) };
}

function hashOfRest(file: Buffer): Buffer {
  return createHash("sha256")
    .update(file.subarray(mark.length + hashBytes))
    .digest();
}
