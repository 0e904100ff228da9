import { sobolDirections } from "../../sampling/sobol-directions.ts";

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
