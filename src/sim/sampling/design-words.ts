import { hash32 } from "../../model/random/hash.ts";
import { type Key, studyKey } from "../../model/random/key.ts";
import { philox } from "../../model/random/philox.ts";

/** The key of a design's own random words: apart from those of the study's draws, under the same seed. */
export function designKey(seed: string): Key {
  return studyKey(`sampling: ${seed}`);
}

/** Four random words of 32 bits for a purpose (by its name), a repetition and a place in it. */
export function fillDesignWords(out: Uint32Array, key: Key, purpose: string, replicate: number, place = 0): void {
  const words = Int32Array.of(replicate, 0, 0, 0);
  philox(words, 1, place, hash32(purpose), 0, key.k0, key.k1);
  out.set(words);
}
