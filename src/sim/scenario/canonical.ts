import { createHash } from "node:crypto";

/** JSON with keys in alphabetical order and no white space: the same document gives the same bytes. */
export function canonicalJson(value: unknown): string {
  return sortedJson(value, (node) => Object.entries(node));
}

/**
 * SHA-256 of a document's canonical JSON, hex: the same for the same content, however it was written, and whatever headlines
 * call the scenarios in it in short.
 */
export function sha256OfDocument(document: unknown): string {
  return createHash("sha256").update(sortedJson(document, withoutShortTitle)).digest("hex");
}

function sortedJson(value: unknown, entriesOf: (node: object) => readonly (readonly [string, unknown])[]): string {
  return JSON.stringify(value, (_, node: unknown) =>
    node !== null && typeof node === "object" && !Array.isArray(node)
      ? Object.fromEntries(entriesOf(node).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : node,
  );
}

/** What is hashed of a map: all of it, but of a scenario not its short title. */
function withoutShortTitle(node: object): readonly (readonly [string, unknown])[] {
  const isScenario = "shortTitle" in node && "schemaVersion" in node && "policy" in node;
  return Object.entries(node).filter(([key]) => !isScenario || key !== "shortTitle");
}
