import { createHash } from "node:crypto";
import type { Failure } from "../study/failures.ts";
import { type Range, rangesOf } from "../study/ranges.ts";
import type { Part } from "../study/simulate-part.ts";
import { canonicalJson } from "./canonical-json.ts";
import { zstandard } from "./zstandard.ts";

/*
 * A part of a study as bytes: a mark, the SHA-256 of all that follows, the length of the head, the head as canonical JSON,
 * the numbers, packed (the columns of the outcomes, the sums range by range, the lowest and the highest values), and the
 * packed counts series by series.
 */

const mark = "chokepoint part 1\n";
const hashBytes = 32;
const headAt = mark.length + hashBytes + Uint32Array.BYTES_PER_ELEMENT;

type Head = {
  /** What the part belongs to: the SHA-256 of the study's identity, hex. */
  readonly study: string;
  readonly range: Range;
  readonly failures: readonly Failure[];
  readonly outcomes: number;
  readonly weeks: number;
  /** Bytes of the numbers, and of each series' counts. */
  readonly numbers: number;
  readonly counts: readonly number[];
};

/** Bytes that are no part, not a whole one, or one of another study or other runs. */
export class PartError extends Error {}

/** A whole part, but of another study. */
export class PartOfAnother extends PartError {}

export function encodePart(part: Part, study: string): Uint8Array {
  const { range, outcomes, sums, counted, failures } = part;
  const { weeks, lowest, highest, counts } = counted;
  const numbers = zstandard.pack(Buffer.concat([...outcomes, ...sums, lowest, highest].map(bytesOf)));
  const head: Head = {
    study,
    range,
    failures,
    outcomes: outcomes.length,
    weeks,
    numbers: numbers.length,
    counts: counts.map(({ length }) => length),
  };
  const headBytes = Buffer.from(canonicalJson(head));
  // In memory of its own: a thread hands it over to another.
  const body = [headBytes, numbers, ...counts];
  const bytes = Buffer.alloc(body.reduce((sum, { length }) => sum + length, headAt));
  body.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.length;
  }, headAt);
  bytes.write(mark, "latin1");
  bytes.writeUInt32LE(headBytes.length, mark.length + hashBytes);
  bytes.set(hashOfRest(bytes), mark.length);
  return bytes;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Throws PartError for bytes that are not the part of this study with these runs. */
export function decodePart(bytes: Uint8Array, study: string, range: Range): Part {
  const { head, body } = openPart(bytes, study, range);
  return laidOut(head, zstandard.unpack(body.subarray(0, head.numbers)), body.subarray(head.numbers));
}

type Opened = { readonly head: Head; readonly body: Uint8Array };

/** As `decodePart`, but without unpacking the numbers: enough to know that the part is whole and the right one. */
export function openPart(bytes: Uint8Array, study: string, range: Range): Opened {
  const opened = hashed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const { head } = opened;
  if (head.study !== study)
    throw new PartOfAnother(
      `must be of this study, got one of study ${head.study.slice(0, 12)} for ${study.slice(0, 12)}`,
    );
  if (head.range.firstRun !== range.firstRun || head.range.runs !== range.runs)
    throw new PartError(`must hold ${spanOf(range)}, got ${spanOf(head.range)}`);
  return opened;
}

function laidOut(
  { range, weeks, counts, failures, outcomes }: Head,
  numbers: Uint8Array,
  packedCounts: Uint8Array,
): Part {
  const cells = counts.length * weeks;
  const rows = range.runs - failures.length;
  let [at, countsAt] = [0, 0];
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
        countsAt += length;
        return new Uint8Array(packedCounts.subarray(countsAt - length, countsAt));
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
  return { head, body: file.subarray(headAt + headLength) };
}

function hashOfRest(file: Buffer): Buffer {
  return createHash("sha256")
    .update(file.subarray(mark.length + hashBytes))
    .digest();
}
