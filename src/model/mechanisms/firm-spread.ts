import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { normalSurvival } from "../kernels/normal-survival.ts";

const nodes = 512;
const bisections = 60;
const mostDepletion = 50;

/** Tables by spread, each of thousands of survival functions: hybrids, probes and tests make worlds by the hundred. */
const tables = new Map<number, Float64Array>();
const mostTables = 100;

/**
 * Share of a sector's use that belongs to firms without stock, 0-1, tabulated at 0, 1/512 ... 1 of the sector's usual
 * stock. The firms' covers are lognormal about the sector's, with this standard deviation of the logarithm, and all are
 * run down alike: after d weeks, of a mean of one, the stock left is E max(0, r - d) = Phi(z + s) - d Phi(z) with
 * z = -(ln d + s^2 / 2) / s, and the share that is dry is P(r < d) = 1 - Phi(z). Empty for a spread of zero: all firms
 * run dry at once.
 */
export function dryShares(spread: number): Float64Array {
  if (spread === 0) return new Float64Array(0);
  const known = tables.get(spread);
  if (known !== undefined) return known;
  const shares = new Float64Array(nodes + 1);
  for (let node = 0; node <= nodes; node++) shares[node] = dryShareAt(node / nodes, spread);
  if (tables.size >= mostTables) tables.clear();
  tables.set(spread, shares);
  return shares;
}

function dryShareAt(stockLeft: number, spread: number): number {
  if (stockLeft <= 0) return 1;
  if (stockLeft >= 1) return 0;
  let low = 0;
  let high = mostDepletion;
  for (let step = 0; step < bisections; step++) {
    const depletion = (low + high) / 2;
    if (left(depletion, spread) > stockLeft) low = depletion;
    else high = depletion;
  }
  return normalSurvival(score(low, spread));
}

function left(depletion: number, spread: number): number {
  const z = score(depletion, spread);
  return 1 - normalSurvival(z + spread) - depletion * (1 - normalSurvival(z));
}

const score = (depletion: number, spread: number) =>
  depletion > 0 ? -(log(depletion) + (spread * spread) / 2) / spread : 40;

/** Between the nodes in a straight line; none is dry at the usual stock and above it. */
export function dryShare(shares: Float64Array, stockLeft: number): number {
  if (shares.length === 0 || stockLeft >= 1) return 0;
  const at = stockLeft < 0 ? 0 : stockLeft * nodes;
  const node = at | 0;
  return shares[node] + (at - node) * (shares[node + 1] - shares[node]);
}

/** Where the first of `firms` firms to run dry stands in their spread, 0-1: the least of as many uniforms. */
export function firstToRunDry(u: number, firms: number): number {
  return 1 - exp(log(1 - u) / firms);
}
