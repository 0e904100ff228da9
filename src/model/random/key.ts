import seedrandom from "seedrandom";

/** The two 32-bit words under which a study's draws are made. */
export type Key = { readonly k0: number; readonly k1: number };

/** Turns the study's seed into a key. JSON encoding keeps "1" and "11" apart: seedrandom repeats short strings. */
export function studyKey(seed: string): Key {
  if (seed === "") throw new RangeError("seed: must not be empty");
  const words = seedrandom(JSON.stringify(seed));
  return { k0: words.int32() >>> 0, k1: words.int32() >>> 0 };
}

/**
 * FNV-1a of a name's UTF-8 bytes, 32 bits, unsigned. Spreads names, hides nothing: two may collide, so who asks must
 * check.
 *
 * Fowler, Noll and Vo, FNV hash, http://www.isthe.com/chongo/tech/comp/fnv/.
 */
export function hash32(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
