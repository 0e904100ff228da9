import { type Column, column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";
import { normalSurvival } from "../kernels/normal-survival.ts";

/** Spreads are tabulated from 0 to 2, closer together the smaller they are. */
export const widestSpread = 2;
const rows = 96;
/** Shares of the usual stock, 0, 1/512 ... 1. */
const nodes = 512;
/** A curve is drawn through this many points, as far as the normal distribution reaches. */
const points = 1600;
const furthest = 8;

/** One table for all worlds, made when it is first asked for. */
let table: Float64Array | undefined;

/**
 * By spread and stock left: share of a sector's use that belongs to firms without stock, 0-1. The firms' covers are
 * lognormal about the sector's, with this standard deviation of the logarithm, and all are run down alike: after d weeks, of
 * a mean of one, the stock left is E max(0, r - d) = Phi(z + s) - d Phi(z) with z = -(ln d + s^2 / 2) / s, and the share
 * that is dry is P(r < d) = 1 - Phi(z). With a spread of zero none is dry before all are.
 */
function dryTable(): Float64Array {
  if (table !== undefined) return table;
  table = new Float64Array((rows + 1) * (nodes + 1));
  for (let row = 1; row <= rows; row++) fillRow(table, row);
  return table;
}

const spreadOfRow = (row: number) => (widestSpread * row * row) / (rows * rows);

/** Along the curve from the first firm to run dry to the last: the stock left falls, the share that is dry rises. */
function fillRow(dry: Float64Array, row: number): void {
  const spread = spreadOfRow(row);
  const from = row * (nodes + 1);
  let [leftBefore, dryBefore] = [1, 0];
  let node = nodes - 1;
  for (let point = 1; point < points && node > 0; point++) {
    const z = furthest - (2 * furthest * point) / points;
    const share = normalSurvival(z);
    const left = 1 - normalSurvival(z + spread) - exp(-spread * z - (spread * spread) / 2) * (1 - share);
    for (; node > 0 && left <= node / nodes; node--) {
      const part = leftBefore > left ? (leftBefore - node / nodes) / (leftBefore - left) : 1;
      dry[from + node] = dryBefore + part * (share - dryBefore);
    }
    [leftBefore, dryBefore] = [left, share];
  }
  for (; node >= 0; node--) dry[from + node] = 1;
}

/** The curves of some runs, each between two that are tabulated. */
export type DryShares = {
  readonly table: Float64Array;
  /** By run: where the lower curve begins in the table, and how much of the upper one there is. */
  readonly lower: Int32Array;
  readonly upper: Column;
};

export function dryShares(spread: Column): DryShares {
  const lower = new Int32Array(spread.length);
  const upper = column(spread.length);
  for (let i = 0; i < spread.length; i++) {
    const wide = Math.min(widestSpread, spread[i]);
    const row = Math.min(rows - 1, Math.floor(rows * Math.sqrt(wide / widestSpread)));
    lower[i] = row * (nodes + 1);
    upper[i] = (wide - spreadOfRow(row)) / (spreadOfRow(row + 1) - spreadOfRow(row));
  }
  return { table: dryTable(), lower, upper };
}

/** Between the nodes in a straight line; none is dry at the usual stock and above it. */
export function dryShare({ table, lower, upper }: DryShares, i: number, stockLeft: number): number {
  if (stockLeft >= 1) return 0;
  const at = stockLeft < 0 ? 0 : stockLeft * nodes;
  const node = at | 0;
  const low = lower[i] + node;
  const high = low + nodes + 1;
  const part = at - node;
  const below = table[low] + part * (table[low + 1] - table[low]);
  return below + upper[i] * (table[high] + part * (table[high + 1] - table[high]) - below);
}

/** How many of `firms` firms are dry, where the first of them stands at `u` of the way to the second: firm k at (k + u) / n. */
export function dryFirms(firms: number, u: number, dry: number): number {
  const count = Math.ceil(firms * dry - u);
  return count < 0 ? 0 : count > firms ? firms : count;
}
