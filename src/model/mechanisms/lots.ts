import { normalQuantile } from "../kernels/normal-quantile.ts";

/** From so many lots of the rarer answer on, expected, the binomial is read as a normal. */
const manyLots = 12;

/** No week has more lots than these. */
const mostLots = 1e6;

/**
 * Share of some lots that is granted, 0-1, each with probability `odds` and by itself: the quantile of the binomial at u,
 * over their number. `lots` is rounded to the nearest whole number, one at least. Rises with u; its mean is `odds`.
 */
export function grantedShare(u: number, lots: number, odds: number): number {
  if (odds <= 0) return 0;
  if (odds >= 1) return 1;
  const count = lots < mostLots ? Math.max(1, (lots + 0.5) | 0) : mostLots;
  const rarer = odds > 0.5 ? 1 - odds : odds;
  if (count * rarer > manyLots) {
    const share = odds + Math.sqrt((odds * (1 - odds)) / count) * normalQuantile(u);
    return share < 0 ? 0 : share > 1 ? 1 : share;
  }
  return odds > 0.5 ? 1 - binomialQuantile(1 - u, count, rarer) / count : binomialQuantile(u, count, rarer) / count;
}

/** The least number whose summed probability reaches u: of none, of one, and so on, each from the one before. */
function binomialQuantile(u: number, count: number, odds: number): number {
  const over = odds / (1 - odds);
  let probability = wholePower(1 - odds, count);
  let reached = probability;
  let k = 0;
  while (reached < u && k < count) {
    probability *= (over * (count - k)) / (k + 1);
    k++;
    reached += probability;
  }
  return k;
}

/** By squaring: multiplications alone, and so the same bits in every engine. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  let square = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) === 1) power *= square;
    square *= square;
  }
  return power;
}
