import { type Column, column } from "../columns.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";

/** From so many lots of the rarer answer on, expected, the binomial is read as a normal. */
const manyLots = 12;

/** No week has more lots than these. */
const mostLots = 1e6;

/**
 * By run, the last binomial that was asked for: its lots, the odds of the rarer answer, the probability of as many as are
 * expected (rounded down), and of these or fewer.
 */
export type LastBinomial = {
  readonly lots: Column;
  readonly odds: Column;
  readonly expected: Column;
  readonly upToExpected: Column;
};

export function createLastBinomial(runs: number): LastBinomial {
  return { lots: column(runs), odds: column(runs), expected: column(runs), upToExpected: column(runs) };
}

/**
 * Share of some lots that is granted, 0-1, each with probability `odds` and by itself: the quantile of the binomial at u,
 * over their number. `lots` are rounded to the nearest whole number, one at least. Rises with u; its mean is `odds`. Writes
 * it over each u of a run that has lots.
 */
export function fillGrantedShares(u: Column, lots: Column, odds: Column, last: LastBinomial): void {
  for (let i = 0; i < u.length; i++) {
    if (lots[i] <= 0) continue;
    const p = odds[i];
    if (p <= 0 || p >= 1) {
      u[i] = p <= 0 ? 0 : 1;
      continue;
    }
    const count = lots[i] < mostLots ? Math.max(1, (lots[i] + 0.5) | 0) : mostLots;
    const rarer = p > 0.5 ? 1 - p : p;
    if (count * rarer > manyLots) {
      const share = p + Math.sqrt((p * (1 - p)) / count) * normalQuantile(u[i]);
      u[i] = share < 0 ? 0 : share > 1 ? 1 : share;
      continue;
    }
    if (last.lots[i] !== count || last.odds[i] !== rarer) sumToExpected(last, i, count, rarer);
    const rare = binomialQuantile(p > 0.5 ? 1 - u[i] : u[i], count, rarer, last.expected[i], last.upToExpected[i]);
    u[i] = p > 0.5 ? 1 - rare / count : rare / count;
  }
}

/** Of none, of one, and so on, each from the one before. */
function sumToExpected(last: LastBinomial, i: number, count: number, odds: number): void {
  const over = odds / (1 - odds);
  let probability = wholePower(1 - odds, count);
  let reached = probability;
  for (let k = 0; k < ((count * odds) | 0); k++) {
    probability *= (over * (count - k)) / (k + 1);
    reached += probability;
  }
  last.lots[i] = count;
  last.odds[i] = odds;
  last.expected[i] = probability;
  last.upToExpected[i] = reached;
}

/** The least number whose summed probability reaches u: upwards or downwards from as many as are expected. */
function binomialQuantile(u: number, count: number, odds: number, expected: number, upToExpected: number): number {
  const over = odds / (1 - odds);
  let k = (count * odds) | 0;
  let probability = expected;
  let reached = upToExpected;
  while (reached < u && k < count) {
    probability *= (over * (count - k)) / (k + 1);
    k++;
    reached += probability;
  }
  while (k > 0 && reached - probability >= u) {
    reached -= probability;
    probability *= k / (over * (count - k + 1));
    k--;
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
