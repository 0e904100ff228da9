import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical.ts";

/*
 * A finished part as bytes: a mark, the SHA-256 of all that follows, the length of the head, the head as canonical JSON,
 * and the body.
 */

const hashBytes = 32;

/** Bytes that are no part, not a whole one, or one of another study or other runs. */
export class PartError extends Error {}

/** A whole part, but of another study. */
export class PartOfAnother extends PartError {}

/** In memory of its own: a thread hands it over to another. */
export function seal(mark: string, head: object, body: readonly Uint8Array[]): Uint8Array {
  const headBytes = Buffer.from(canonicalJson(head));
  const pieces = [headBytes, ...body];
  const headAt = headOffset(mark);
  const bytes = Buffer.alloc(pieces.reduce((sum, { length }) => sum + length, headAt));
  pieces.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.length;
  }, headAt);
  bytes.write(mark, "latin1");
  bytes.writeUInt32LE(headBytes.length, mark.length + hashBytes);
  bytes.set(hashOfRest(bytes, mark), mark.length);
  return bytes;
}

/** Head and body of what `seal` made; PartError for anything else, or less, or other bytes than it wrote. */
export function unseal<Head>(mark: string, bytes: Uint8Array): { readonly head: Head; readonly body: Uint8Array } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headAt = headOffset(mark);
  if (file.length < headAt || file.toString("latin1", 0, mark.length) !== mark)
    throw new PartError("must be a part of a study, got something else or its beginning alone");
  if (!hashOfRest(file, mark).equals(file.subarray(mark.length, mark.length + hashBytes)))
    throw new PartError("must match its SHA-256, got other bytes: it is damaged");
  const headLength = file.readUInt32LE(mark.length + hashBytes);
  const head = JSON.parse(file.toString("utf8", headAt, headAt + headLength)) as Head;
  return { head, body: file.subarray(headAt + headLength) };
}

function headOffset(mark: string): number {
  return mark.length + hashBytes + Uint32Array.BYTES_PER_ELEMENT;
}

function hashOfRest(file: Buffer, mark: string): Buffer {
  return createHash("sha256")
    .update(file.subarray(mark.length + hashBytes))
    .digest();
}
