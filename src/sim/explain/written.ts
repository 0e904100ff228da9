/** A scenario as written, or a part of it. */
export type Written = unknown;
export type WrittenMap = Readonly<Record<string, unknown>>;

/** Words for readers only: of no effect on any number. */
const labels =
  /^(schemaVersion|name|title|summary|(materials|forms|sectors|policy\.states|alternativeSupply\.projects)\.[^.]+\.title|materials\.[^.]+\.quotedAs)$/;

export function isLabel(path: string): boolean {
  return labels.test(path);
}

export function isInput(node: Written): node is WrittenMap {
  return typeof node === "object" && node !== null && "unit" in node && "source" in node;
}

/** A map whose keys are looked into: neither a number with its provenance, nor a list, nor the successors of a state. */
export function isBranch(node: Written, path: string): node is WrittenMap {
  return (
    typeof node === "object" &&
    node !== null &&
    !Array.isArray(node) &&
    !isInput(node) &&
    !/^policy\.states\.[^.]+\.next$/.test(path)
  );
}

export function below(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** The keys of two maps, those of the first first. */
export function keysOf(a: WrittenMap, b: WrittenMap): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
