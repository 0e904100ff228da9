const least = -1074;
const greatest = 1023;
const powers = new Float64Array(greatest - least + 1);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1];

/** 2^k for -1074 <= k <= 1023, exactly, from a table: writing the exponent's bits makes a processor wait for them. */
export function powerOfTwo(k: number): number {
  return powers[k - least];
}
