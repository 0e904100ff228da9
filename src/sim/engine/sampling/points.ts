import type { Key } from "../../../model/random/key.ts";
import { createStreams } from "../../../model/random/stream.ts";
import { inCell, permutations } from "./designs/cells.ts";
import { type Scrambling, scrambled, sobol } from "./sobol.ts";

/* Points that fill a cube of a few dimensions, a number in (0, 1) a dimension: where to look, not how a run is drawn. */

/** Digits that a scrambled point keeps. */
const digits = 32;

/** The first points of a scrambled Sobol' sequence; `purpose` names the stream of its scrambling. */
export function sobolPoints(count: number, dimensions: number, key: Key, purpose: string): readonly Float64Array[] {
  const stream = createStreams(key).stream(`${purpose}.scrambling`, ["all"]);
  const word = (p: number, k: number) => Math.floor(stream.uniform(p, k, 0) * 4294967296) | 0;
  const scramblings = Array.from({ length: dimensions }, (_, p): Scrambling => ({ a: word(p, 0), b: word(p, 1) }));
  return Array.from({ length: count }, (_, index) =>
    Float64Array.from(scramblings, (own, p) => (scrambled(sobol(index, p), own, digits) + 0.5) / 4294967296),
  );
}

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979): of `count` equal cells of each dimension each has one point, at random
 * within it, in an order drawn for the dimension.
 */
export function latinPoints(count: number, dimensions: number, key: Key, purpose: string): readonly Float64Array[] {
  const stream = createStreams(key).stream(`${purpose}.within`, ["all"]);
  const orders = Array.from({ length: dimensions }, (_, p) =>
    permutations(key, `${purpose}.order.${p}`, count)(0).slice(),
  );
  return Array.from({ length: count }, (_, index) =>
    Float64Array.from(orders, (order, p) => inCell(order[index], count, stream.uniform(index, p, 0))),
  );
}
