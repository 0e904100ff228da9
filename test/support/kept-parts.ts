import type { Kept } from "../../src/sim/engine/run-parts.ts";

/** Parts in memory, and how many were written. */
export function partsInMemory(): Kept & { readonly parts: Map<string, Uint8Array>; readonly written: () => number } {
  const parts = new Map<string, Uint8Array>();
  let written = 0;
  return {
    identity: "",
    parts,
    written: () => written,
    read: ({ of }) => parts.get(of),
    write: ({ of }, bytes) => {
      written++;
      parts.set(of, bytes);
    },
    onUseless: (_, problem) => {
      throw new Error(problem);
    },
  };
}
