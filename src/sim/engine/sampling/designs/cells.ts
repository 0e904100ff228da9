import type { Key } from "../../../../model/random/key.ts";
import { fillDesignWords } from "../designed-stream.ts";

/** A random order of the whole numbers below `size`, at most 65,536, for each repetition; holds the last. */
export function permutations(key: Key, purpose: string, size: number): (replicate: number) => Uint16Array {
  const order = new Uint16Array(size);
  const words = new Uint32Array(4);
  let held = -1;
  return (replicate) => {
    if (replicate === held) return order;
    for (let i = 0; i < size; i++) order[i] = i;
    for (let i = size - 1; i > 0; i--) {
      fillDesignWords(words, key, purpose, replicate, i);
      const j = Math.floor((words[0] / 4294967296) * (i + 1));
      const taken = order[i];
      order[i] = order[j];
      order[j] = taken;
    }
    held = replicate;
    return order;
  };
}

/** No number comes nearer to 0 and 1 than a plain draw. */
const nearestToEnds = 1.1102230246251565e-16;

/** A number in (0, 1) within one of so many equal cells, from a number in (0, 1) that says where in it. */
export function inCell(cell: number, cells: number, within: number): number {
  return Math.min(1 - nearestToEnds, Math.max(nearestToEnds, (cell + within) / cells));
}

/**
 * Picks candidates so that each row and each column of a table has exactly one, and every candidate has the same chance.
 * A candidate stands in the row of its rank by one score and in the column of its rank by another, `perLine` (a power of
 * two) to a line. Both scores are so laid out evenly at once, as in a Latin hypercube, although the candidates are given.
 *
 * Half of them go at a time: in each line neighbours in rank are paired, pairs of rows and pairs of columns link up to
 * closed chains, and a coin for each chain says whether its odd or its even members stay (the Euler splits by which
 * Gabow 1976, Using Euler partitions to edge color bipartite multigraphs, finds matchings; with a coin, the dependent
 * rounding of Gandhi, Khuller, Parthasarathy and Srinivasan 2006, Journal of the ACM 53, 324-360).
 */
export function oneOfEach(
  first: Float64Array,
  second: Float64Array,
  perLine: number,
  coin: () => boolean,
): readonly number[] {
  const [row, column] = [ranksOf(first), ranksOf(second)];
  const lineOf = (ranks: Uint32Array, each: number) => Math.floor(ranks[each] / perLine);
  let left = Array.from(first, (_, each) => each);
  for (let alike = perLine; alike > 1; alike /= 2) {
    const inRow = partners(left, (a, b) => lineOf(row, a) - lineOf(row, b) || column[a] - column[b], first.length);
    const inColumn = partners(left, (a, b) => lineOf(column, a) - lineOf(column, b) || row[a] - row[b], first.length);
    left = half(left, inRow, inColumn, coin);
  }
  return left;
}

/** Place of each value among all, from 0; equal ones in the order given. */
function ranksOf(values: Float64Array): Uint32Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const ranks = new Uint32Array(values.length);
  order.forEach((at, rank) => {
    ranks[at] = rank;
  });
  return ranks;
}

/** By candidate: the one beside it, two by two in the order given. */
function partners(left: readonly number[], order: (a: number, b: number) => number, candidates: number): Uint32Array {
  const partner = new Uint32Array(candidates);
  const sorted = left.toSorted(order);
  for (let k = 0; k < sorted.length; k += 2) {
    partner[sorted[k]] = sorted[k + 1];
    partner[sorted[k + 1]] = sorted[k];
  }
  return partner;
}

function half(left: readonly number[], inRow: Uint32Array, inColumn: Uint32Array, coin: () => boolean): number[] {
  const stays = new Uint8Array(inRow.length);
  const seen = new Uint8Array(inRow.length);
  for (const start of left) {
    if (seen[start] === 1) continue;
    const odd = coin() ? 1 : 0;
    for (let at = start; seen[at] === 0; ) {
      const beside = inRow[at];
      seen[at] = seen[beside] = 1;
      stays[at] = odd;
      stays[beside] = 1 - odd;
      at = inColumn[beside];
    }
  }
  return left.filter((each) => stays[each] === 1);
}
