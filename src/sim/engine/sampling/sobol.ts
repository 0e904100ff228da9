/**
 * Direction numbers of Sobol' sequences for the dimensions after the first: a primitive polynomial over GF(2), its bits
 * with the leading and the trailing one, and the odd numbers m that start the recurrence, one to a degree.
 *
 * Joe and Kuo 2008, Constructing Sobol sequences with better two-dimensional projections, SIAM Journal on Scientific
 * Computing 30, 2635-2654, doi:10.1137/070709359: their set new-joe-kuo-6.21201.
 */
const sobolDirections: readonly (readonly [polynomial: number, m: readonly number[]])[] = [
  [3, [1]],
  [7, [1, 3]],
  [11, [1, 3, 1]],
  [13, [1, 1, 1]],
  [19, [1, 1, 3, 3]],
  [25, [1, 3, 5, 13]],
  [37, [1, 1, 5, 5, 17]],
  [41, [1, 1, 5, 5, 5]],
  [47, [1, 1, 7, 11, 19]],
  [55, [1, 1, 5, 1, 1]],
  [59, [1, 1, 1, 3, 11]],
  [61, [1, 3, 5, 5, 31]],
  [67, [1, 3, 3, 9, 7, 49]],
  [91, [1, 1, 1, 15, 21, 21]],
  [97, [1, 3, 1, 13, 27, 49]],
  [103, [1, 1, 1, 15, 7, 5]],
  [109, [1, 3, 1, 15, 13, 25]],
  [115, [1, 1, 5, 5, 19, 61]],
  [131, [1, 3, 7, 11, 23, 15, 103]],
  [137, [1, 3, 7, 13, 13, 15, 69]],
  [143, [1, 1, 3, 13, 7, 35, 63]],
  [145, [1, 3, 5, 9, 1, 25, 53]],
  [157, [1, 3, 1, 13, 9, 35, 107]],
  [167, [1, 3, 1, 5, 27, 61, 31]],
  [171, [1, 1, 5, 11, 19, 41, 61]],
  [185, [1, 3, 5, 3, 3, 13, 69]],
  [191, [1, 1, 7, 13, 1, 19, 1]],
  [193, [1, 3, 7, 5, 13, 19, 59]],
  [203, [1, 1, 3, 9, 25, 29, 41]],
  [211, [1, 3, 5, 13, 23, 1, 55]],
  [213, [1, 3, 7, 3, 13, 59, 17]],
];

const bits = 32;

/** Dimensions for which there are direction numbers. */
export const sobolDimensions = 1 + sobolDirections.length;

const directions = Array.from({ length: sobolDimensions }, (_, dimension) => directionsOf(dimension));

/**
 * A coordinate of a point of Sobol's sequence, times 2^32, unsigned; `index` is a whole number under 2^32. In the sequence's
 * own order (Sobol' 1967), not in that of the Gray code: the same points in each run of 2^m from a multiple of 2^m on.
 *
 * @example sobol(1, 0) // 2147483648: one half
 */
export function sobol(index: number, dimension: number): number {
  const of = directions[dimension];
  let point = 0;
  for (let bit = 0, left = index; left !== 0; bit++, left >>>= 1) if ((left & 1) === 1) point ^= of[bit];
  return point >>> 0;
}

/** v_k = m_k 2^(32 - k); m_k = 2 a_1 m_(k-1) xor ... xor 2^s m_(k-s) xor m_(k-s), a the polynomial's inner bits. */
function directionsOf(dimension: number): Uint32Array {
  const numbers = new Uint32Array(bits);
  if (dimension === 0) {
    for (let k = 0; k < bits; k++) numbers[k] = 1 << (bits - 1 - k);
    return numbers;
  }
  const [polynomial, m] = sobolDirections[dimension - 1];
  const degree = m.length;
  for (let k = 0; k < degree; k++) numbers[k] = m[k] << (bits - 1 - k);
  for (let k = degree; k < bits; k++) {
    let number = numbers[k - degree] ^ (numbers[k - degree] >>> degree);
    for (let j = 1; j < degree; j++) if (((polynomial >>> (degree - j)) & 1) === 1) number ^= numbers[k - j];
    numbers[k] = number;
  }
  return numbers;
}

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
