import { quantile } from "../../../model/distributions/quantile.ts";
import type { Parameter } from "../table.ts";

/**
 * A point of the prior: by parameter, its rank in what was believed of it, 0-1, so that the prior is uniform whatever its
 * distributions are; and its world.
 */
export type Point = { readonly ranks: Float64Array; readonly world: number };

/** Ranks come no nearer to 0 and 1: no quantile is ever infinite. */
const nearestToEnds = 1e-9;

/** Value of a parameter at a rank, in its unit. */
export function valueAt({ distribution }: Pick<Parameter, "distribution">, rank: number): number {
  return quantile(distribution, Math.min(1 - nearestToEnds, Math.max(nearestToEnds, rank)));
}

export function valuesAt(parameters: readonly Pick<Parameter, "distribution">[], ranks: Float64Array): Float64Array {
  return Float64Array.from(parameters, (parameter, p) => valueAt(parameter, ranks[p]));
}

/**
 * How a point's runs come about: one number a run for each column of the table, in their order. The same values, world, runs and luck give
 * the same bits. Throws where a run fails.
 */
export type Simulator = {
  /** SHA-256 of all that its numbers depend on beside a point, its runs and its luck, hex. */
  readonly identity: string;
  readonly simulate: (values: Float64Array, world: number, runs: number, luck: string) => readonly Float64Array[];
};
