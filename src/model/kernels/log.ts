const scratch = new Float64Array(1);
const bits = new Uint32Array(scratch.buffer);
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
export function log(x: number): number {
  if (x <= 0) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    k = -54;
  }
  scratch[0] = x;
  k += (bits[1] >>> 20) - 1023;
  bits[1] = (bits[1] & 0xfffff) | 0x3ff00000;
  let m = scratch[0];
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const series =
    z *
    (1 / 3 +
      z *
        (1 / 5 +
          z *
            (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z / 21)))))))));
  return k * ln2High + (2 * s + (2 * s * series + k * ln2Low));
}
