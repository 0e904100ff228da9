import { createHash } from "node:crypto";

/** JSON with keys in alphabetical order and no white space: the same document gives the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, node: unknown) =>
    node !== null && typeof node === "object" && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : node,
  );
}

/** SHA-256 of a document's canonical JSON, hex: the same for the same content, however it was written. */
export function sha256OfDocument(document: unknown): string {
  return createHash("sha256").update(canonicalJson(document)).digest("hex");
}
