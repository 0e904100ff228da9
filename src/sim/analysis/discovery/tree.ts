import { type Box, type Cases, type Count, countIn, densityOf, holds, type Limit, picked } from "./box.ts";

/*
 * A classification tree: Breiman, Friedman, Olshen and Stone 1984, Classification and regression trees. Splits lower Gini's
 * impurity most; branches that do no better on runs held back are cut off again (Quinlan 1987, reduced-error pruning).
 */

const mostDepth = 4;

/** Runs in a leaf, as a share of all: fewer say little. */
const leafShare = 0.01;
const fewestInLeaf = 30;

type Node = { readonly box: Box; readonly count: Count; readonly parts: readonly [Node, Node] | null };

/** The leaves of a tree, each a box; they do not overlap, and together are everything. */
export function leavesOf(cases: Cases, rows: Uint32Array, heldBack: Uint32Array): readonly Box[] {
  const fewest = Math.max(fewestInLeaf, Math.ceil(leafShare * rows.length));
  const grown = grow(cases, rows, [], 0, fewest);
  return leaves(pruned(grown, cases, heldBack).node);
}

function grow(cases: Cases, rows: Uint32Array, box: Box, depth: number, fewest: number): Node {
  const count = countIn([], cases, rows);
  const split = depth === mostDepth ? null : bestSplit(cases, rows, count, fewest);
  if (split === null) return { box, count, parts: null };
  const parts = split.map((limit) =>
    grow(
      cases,
      picked(rows, (row) => holds([limit], cases, row)),
      narrowed(box, limit),
      depth + 1,
      fewest,
    ),
  );
  return { box, count, parts: parts as unknown as readonly [Node, Node] };
}

function bestSplit(cases: Cases, rows: Uint32Array, all: Count, fewest: number): readonly [Limit, Limit] | null {
  const impurity = (of: Count) => (of.runs === 0 ? 0 : (of.hits * (of.runs - of.hits)) / of.runs);
  let least = impurity(all) * (1 - 1e-9);
  let best: readonly [Limit, Limit] | null = null;
  cases.inputs.forEach(({ codes, lows }, input) => {
    const [counts, hits] = [new Uint32Array(lows.length), new Uint32Array(lows.length)];
    for (let k = 0; k < rows.length; k++) {
      counts[codes[rows[k]]]++;
      hits[codes[rows[k]]] += cases.isHit[rows[k]];
    }
    let below = { runs: 0, hits: 0 };
    for (let code = 0; code < lows.length - 1; code++) {
      below = { runs: below.runs + counts[code], hits: below.hits + hits[code] };
      const above = { runs: all.runs - below.runs, hits: all.hits - below.hits };
      if (counts[code] === 0 || below.runs < fewest || above.runs < fewest) continue;
      const left = impurity(below) + impurity(above);
      if (left >= least) continue;
      least = left;
      best = [
        { input, low: 0, high: code },
        { input, low: code + 1, high: lows.length - 1 },
      ];
    }
  });
  return best;
}

function narrowed(box: Box, limit: Limit): Box {
  const own = box.find(({ input }) => input === limit.input);
  if (own === undefined) return [...box, limit];
  const both = { input: limit.input, low: Math.max(own.low, limit.low), high: Math.min(own.high, limit.high) };
  return box.map((each) => (each === own ? both : each));
}

/** The tree without branches that do no better than a leaf, and its squared error on the runs held back. */
function pruned(node: Node, cases: Cases, heldBack: Uint32Array): { readonly node: Node; readonly error: number } {
  const { runs, hits } = countIn(node.box, cases, heldBack);
  const told = densityOf(node.count);
  const asLeaf = hits * (1 - told) * (1 - told) + (runs - hits) * told * told;
  if (node.parts === null) return { node, error: asLeaf };
  const parts = node.parts.map((part) => pruned(part, cases, heldBack));
  const error = parts.reduce((sum, part) => sum + part.error, 0);
  if (error >= asLeaf) return { node: { ...node, parts: null }, error: asLeaf };
  return { node: { ...node, parts: [parts[0].node, parts[1].node] }, error };
}

function leaves({ box, parts }: Node): readonly Box[] {
  return parts === null ? [box] : parts.flatMap(leaves);
}
