/** What makes one scrambling differ from another: two random words. */
export type Scrambling = { readonly a: number; readonly b: number };

/**
 * Nested uniform scrambling in base 2 (Owen 1995, Randomly permuted (t,m,s)-nets and (t,s)-sequences): each of the leading
 * digits of `point` (a fraction times 2^32) is flipped or not by a coin that depends on the digits before it. Keeps
 * every elementary interval's count of points; makes each point uniform. The coins are hashed, so that a point is found by
 * itself (as in Burley 2020, Practical hash-based Owen scrambling, JCGT 9(4), but with a full hash for each digit). The
 * digits after them are 0: up to 2^digits points differ before, so that those below, which a point has to itself, are
 * independent of all others', and a plain random number gives what scrambling them would.
 */
export function scrambled(point: number, { a, b }: Scrambling, digits: number): number {
  let result = 0;
  for (let level = 0; level < digits; level++) {
    const before = (1 << level) | (level === 0 ? 0 : point >>> (32 - level));
    const coin = mixed((mixed(before ^ a) + b) | 0) & 1;
    result |= (((point >>> (31 - level)) & 1) ^ coin) << (31 - level);
  }
  return result >>> 0;
}

/** A 32-bit whole number read backwards. */
export function reversed(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}

/** Wellons 2018, Prospecting for hash functions: `lowbias32`. A bijection of 32 bits whose output bits look independent. */
function mixed(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}
