import { createHash } from "node:crypto";
import { canonicalJson } from "../engine/parts/canonical.ts";

/** SHA-256 of a document's canonical JSON, hex: the same for the same content, however it was written. */
export function sha256OfDocument(document: unknown): string {
  return createHash("sha256").update(canonicalJson(document)).digest("hex");
}
