import { createHash } from "node:crypto";
import type { Failure } from "../failures.ts";
import type { Range } from "../ranges.ts";
import { canonicalJson } from "./canonical.ts";

/*
 * A finished part as bytes: a mark, the SHA-256 of all that follows, the length of the head, the head as canonical JSON,
 * and the body.
 */

const mark = "chokepoint part 4\n";
const hashBytes = 32;
const headAt = mark.length + hashBytes + Uint32Array.BYTES_PER_ELEMENT;

/** Which part it is: the SHA-256 of all that its numbers depend on, hex, and the runs. */
export type PartAt = { readonly of: string; readonly range: Range };

/** What the head of every part says. */
export type PartHead = PartAt & { readonly failures: readonly Failure[] };

/** Bytes that are no part, not a whole one, or one of another study or other runs. */
export class PartError extends Error {}

/** A whole part, but of another study. */
export class PartOfAnother extends PartError {}

/** In memory of its own: a thread hands it over to another. */
export function seal(head: PartHead, body: readonly Uint8Array[]): Uint8Array {
  const headBytes = Buffer.from(canonicalJson(head));
  const pieces = [headBytes, ...body];
  const bytes = Buffer.alloc(pieces.reduce((sum, { length }) => sum + length, headAt));
  pieces.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.length;
  }, headAt);
  bytes.write(mark, "latin1");
  bytes.writeUInt32LE(headBytes.length, mark.length + hashBytes);
  bytes.set(hashOfRest(bytes), mark.length);
  return bytes;
}

/**
 * Head and body of a part, the body as packed as `seal` was given it; PartError for bytes that are not the part asked
 * for. `noun` is how messages call what the part must be of.
 */
export function unseal<Head extends PartHead>(
  bytes: Uint8Array,
  { of, range }: PartAt,
  noun: "study" | "probe",
): { readonly head: Head; readonly body: Uint8Array } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < headAt || file.toString("latin1", 0, mark.length) !== mark)
    throw new PartError("must be a part of a study, got something else or its beginning alone");
  if (!hashOfRest(file).equals(file.subarray(mark.length, mark.length + hashBytes)))
    throw new PartError("must match its SHA-256, got other bytes: it is damaged");
  const headLength = file.readUInt32LE(mark.length + hashBytes);
  const head = JSON.parse(file.toString("utf8", headAt, headAt + headLength)) as Head;
  if (head.of !== of)
    throw new PartOfAnother(`must be of this ${noun}, got one of ${head.of.slice(0, 12)} for ${of.slice(0, 12)}`);
  if (head.range.firstRun !== range.firstRun || head.range.runs !== range.runs)
    throw new PartError(`must hold ${spanOf(range)}, got ${spanOf(head.range)}`);
  return { head, body: file.subarray(headAt + headLength) };
}

function hashOfRest(file: Buffer): Buffer {
  return createHash("sha256")
    .update(file.subarray(mark.length + hashBytes))
    .digest();
}

/** Columns of numbers as the bytes of a body before it is packed. */
export function bytesOfColumns(columns: readonly Float64Array[]): Uint8Array {
  return Buffer.concat(
    columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}

/** Takes columns from the bytes of an unpacked body, one after the other, each in memory of its own. */
export function columnReader(numbers: Uint8Array): (length: number) => Float64Array {
  let at = numbers.byteOffset;
  return (length) => {
    const from = at;
    at += length * Float64Array.BYTES_PER_ELEMENT;
    return new Float64Array(numbers.buffer.slice(from, at) as ArrayBuffer);
  };
}

/** Runs as a reader is told of them, counted from 0. */
export function spanOf({ firstRun, runs }: Range): string {
  return `runs ${firstRun} to ${firstRun + runs - 1}`;
}
