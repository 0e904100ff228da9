import seedrandom from "seedrandom";

/** The two 32-bit words under which a study's draws are made. */
export type Key = { readonly k0: number; readonly k1: number };

/** The 256 steps of ARC4's key schedule, behind seedrandom, read a key of so many bytes three times over. */
const mostBytes = 85;

/**
 * Turns the study's seed into a key: different texts, different keys. seedrandom repeats short strings, so that JSON keeps
 * "1" and "11" apart; it reads the low byte of each UTF-16 unit, so that it is given the bytes of the text's UTF-8 (those of
 * ASCII are as they always were); and a long key is hardly stirred, so that one letter of it may be of no effect: a text
 * of more than 85 bytes goes in by pieces, each with 256 bits from all before it. No two texts are taken for the same: an
 * accented letter and the same in two code points are two seeds, and half a surrogate pair is one too. RangeError for the
 * empty text.
 */
export function studyKey(seed: string): Key {
  if (seed === "") throw new RangeError("seed: must not be empty");
  const words = seedrandom(inOnePiece(bytesOf(JSON.stringify(seed))));
  return { k0: words.int32() >>> 0, k1: words.int32() >>> 0 };
}

/** UTF-8, one character a byte. JSON has written what UTF-8 cannot, half a surrogate pair, in ASCII. */
function bytesOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** Begins with no quotation mark where it was longer: it is no text that a short seed could be. */
function inOnePiece(bytes: string): string {
  let digest = "";
  let from = 0;
  while (digest.length + bytes.length - from > mostBytes) {
    const to = from + mostBytes - digest.length;
    const words = seedrandom(digest + bytes.slice(from, to));
    digest = Array.from({ length: 8 }, () => (words.int32() >>> 0).toString(16).padStart(8, "0")).join("");
    from = to;
  }
  return digest + bytes.slice(from);
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
