const log2OfE = 1.4426950408889634;
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const scratch = new Float64Array(1);
const bits = new Uint32Array(scratch.buffer);
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (!(x > -708)) return x < -745.2 ? 0 : x === x ? exp(x / 2) * exp(x / 2) : x;
  const k = Math.floor(x * log2OfE + 0.5);
  const r = x - k * ln2High - k * ln2Low;
  const r2 = r * r;
  const p =
    1 +
    r +
    r2 *
      (1 / 2 +
        r / 6 +
        r2 *
          (1 / 24 +
            r / 120 +
            r2 *
              (1 / 720 +
                r / 5040 +
                r2 *
                  (1 / 40320 +
                    r / 362880 +
                    r2 * (1 / 3628800 + r / 39916800 + r2 * (1 / 479001600 + r / 6227020800))))));
  bits[0] = 0;
  bits[1] = (k + 1023 - (k > 1000 ? 1 : 0)) << 20;
  return k > 1000 ? p * scratch[0] * 2 : p * scratch[0];
}
