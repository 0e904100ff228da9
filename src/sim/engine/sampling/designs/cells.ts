import type { Key } from "../../../../model/random/key.ts";
import { fillDesignWords } from "../../../sampling/design-words.ts";

/** A random order of the whole numbers below `size`, which is a power of two, for each repetition; holds the last. */
export function permutations(key: Key, purpose: string, size: number): (replicate: number) => Uint16Array {
  const order = new Uint16Array(size);
  const words = new Uint32Array(4);
  let held = -1;
  return (replicate) => {
    if (replicate === held) return order;
    for (let i = 0; i < size; i++) order[i] = i;
    for (let i = size - 1; i > 0; i--) {
      fillDesignWords(words, key, purpose, replicate, i);
      const j = Math.floor((words[0] / 4294967296) * (i + 1));
      const taken = order[i];
      order[i] = order[j];
      order[j] = taken;
    }
    held = replicate;
    return order;
  };
}
