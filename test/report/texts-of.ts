/** Three English words or more in a row. */
export const english = /(?:\b[A-Za-z]{2,}[,;]? +){2,}[A-Za-z]{2,}/;
export const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Every text that a chart shows: all strings but those that Vega reads. */
export function textsOf(node: unknown, key = ""): readonly string[] {
  if (typeof node === "string")
    return ["$schema", "calculate", "filter", "test", "font", "expr"].includes(key) ? [] : [node];
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([name, child]) => textsOf(child, Array.isArray(node) ? key : name));
}
