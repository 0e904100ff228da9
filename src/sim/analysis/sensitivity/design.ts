import { groups, type Replicated } from "../drivers/shares.ts";

/**
 * A column of a design, one value a point, NaN where the run failed. `a` and `b` share no draw; a mixed point has the draws
 * of one player, or of several, from `b` and all others from `a`, on the same random numbers (pick and freeze).
 */
export type Design = { readonly a: Float64Array; readonly b: Float64Array };

/** Shares of the variance that a player has by itself, and with all others together. */
export type Orders = { readonly first: Replicated; readonly total: Replicated };

/** Sums over the points of one group. */
type Sums = { points: number; sum: number; squares: number; moved: number; product: number };

/**
 * First and total order of what is redrawn in `mixed`: Var(E[Y|X]) / Var(Y) by Saltelli's product b (mixed - a), and
 * E[Var(Y|all else)] / Var(Y) by Jansen's half mean square of mixed - a; the variance by both columns together. Redrawn luck
 * has as its total the variance within a point.
 *
 * Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010, Computer Physics Communications 181, 259-270, table 2 (b)
 * and (f); Jansen 1999, Computer Physics Communications 117, 35-43. Luck as an input of its own: Iooss and Ribatet 2009,
 * Reliability Engineering and System Safety 94, 1194-1204.
 */
export function ordersOf({ a, b }: Design, mixed: Float64Array): Orders {
  const sums = Array.from({ length: groups }, (): Sums => ({ points: 0, sum: 0, squares: 0, moved: 0, product: 0 }));
  const origin = middleOf(a, b);
  for (let i = 0; i < a.length; i++) {
    const [own, other, between] = [a[i] - origin, b[i] - origin, mixed[i] - origin];
    if (Number.isNaN(own + other + between)) continue;
    const of = sums[i % groups];
    of.points++;
    of.sum += own + other;
    of.squares += own * own + other * other;
    of.moved += (between - own) * (between - own);
    of.product += other * (between - own);
  }
  const all = sums.reduce((total, each) => added(total, each, 1));
  const shares = (of: Sums, what: (of: Sums) => number) => {
    const average = of.sum / (2 * of.points);
    const variance = of.squares / (2 * of.points) - average * average;
    return variance > 0 ? what(of) / of.points / variance : 0;
  };
  const replicated = (what: (of: Sums) => number): Replicated => ({
    value: shares(all, what),
    leftOut: Float64Array.from(sums, (each) => shares(added(all, each, -1), what)),
  });
  return { first: replicated(({ product }) => product), total: replicated(({ moved }) => moved / 2) };
}

/** Mean of both columns: from it deviations are taken, so that Saltelli's product has the least error. */
function middleOf(a: Float64Array, b: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i] + b[i])) continue;
    sum += a[i] + b[i];
    count += 2;
  }
  return sum / Math.max(1, count);
}

function added(to: Sums, each: Sums, sign: 1 | -1): Sums {
  return {
    points: to.points + sign * each.points,
    sum: to.sum + sign * each.sum,
    squares: to.squares + sign * each.squares,
    moved: to.moved + sign * each.moved,
    product: to.product + sign * each.product,
  };
}
