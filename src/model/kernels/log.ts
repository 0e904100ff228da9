import { powerOfTwo } from "./exp.ts";

/** ln 2 in two parts (Cody and Waite 1980): the first has 32 bits, so its product with an exponent is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const smallestNormal = 2.2250738585072014e-308;
const twoTo54 = 18_014_398_509_481_984;
const mantissaBits = 20;
const exponentBias = 1023;

/** Upper halves of 1 and of sqrt(1/2): adding their difference carries into the exponent from sqrt 2 on. */
const upperOne = 0x3ff00000;
const upperRootHalf = 0x3fe6a09e;

const scratch = new Float64Array(1);
const scratchBits = new Int32Array(scratch.buffer);

/**
 * Natural logarithm within two units in the last place, the same bits in every engine: x = 2^k m with m in
 * [sqrt(1/2), sqrt 2), s = (m - 1) / (m + 1), and the series 2 (s + s^3/3 + s^5/5 + ...) to the 21st power (the first
 * term left out is below 2^-58 of the sum). -Infinity for 0, NaN below 0 and for NaN.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  if (x < smallestNormal) return log(x * twoTo54) - 54 * ln2High - 54 * ln2Low;
  scratch[0] = x;
  const k = ((scratchBits[1] + (upperOne - upperRootHalf)) >> mantissaBits) - exponentBias;
  const m = x * powerOfTwo(-k);
  const f = m - 1;
  const s = f / (m + 1);
  const z = s * s;
  const w = z * z;
  const odd = z * (1 / 3 + w * (1 / 7 + w * (1 / 11 + w * (1 / 15 + w * (1 / 19)))));
  const even = w * (1 / 5 + w * (1 / 9 + w * (1 / 13 + w * (1 / 17 + w * (1 / 21)))));
  const half = (f * f) / 2;
  // log m = f - f^2/2 + s (f^2/2 + 2 (odd + even)): exact in its leading terms.
  return k * ln2High - (half - (s * (half + 2 * (odd + even)) + k * ln2Low) - f);
}
