import seedrandom from "seedrandom";

/** The two 32-bit words under which a study's draws are made. */
export type Key = { readonly k0: number; readonly k1: number };

/** Turns the study's seed into a key. JSON encoding keeps "1" and "11" apart: seedrandom repeats short strings. */
export function studyKey(seed: string): Key {
  if (seed === "") throw new RangeError("seed: must not be empty");
  const words = seedrandom(JSON.stringify(seed));
  return { k0: words.int32() >>> 0, k1: words.int32() >>> 0 };
}
