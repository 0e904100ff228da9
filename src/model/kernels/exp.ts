const least = -1074;
const greatest = 1023;
const powers = new Float64Array(greatest - least + 1);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1];

/** 2^k for -1074 <= k <= 1023, exactly, from a table: writing the exponent's bits makes a processor wait for them. */
export function powerOfTwo(k: number): number {
  return powers[k - least];
}

const log2OfE = Math.LOG2E;
/** ln 2 in two parts (Cody and Waite 1980): the first has 32 bits, so its product with an exponent is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const overflow = 709.782712893384;
const underflow = -745.1332191019412;

/**
 * e^x within one unit in the last place, the same bits in every engine: x = k ln 2 + r with |r| <= ln 2 / 2, the Taylor
 * series of e^r to the 13th power (the first term left out is below 2^-57), times 2^k. NaN for NaN.
 */
export function exp(x: number): number {
  if (x > overflow) return Infinity;
  if (x < underflow) return 0;
  if (Number.isNaN(x)) return x;
  const k = Math.floor(x * log2OfE + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const r2 = r * r;
  const tail =
    r2 *
    (1 / 2 +
      r * (1 / 6) +
      r2 *
        (1 / 24 +
          r * (1 / 120) +
          r2 *
            (1 / 720 +
              r * (1 / 5040) +
              r2 *
                (1 / 40320 +
                  r * (1 / 362880) +
                  r2 * (1 / 3628800 + r * (1 / 39916800) + r2 * (1 / 479001600 + r * (1 / 6227020800)))))));
  const series = 1 + (high + (tail - low));
  if (k > 1000 || k < -1000) return series * powerOfTwo(k >> 1) * powerOfTwo(k - (k >> 1));
  return series * powerOfTwo(k);
}
