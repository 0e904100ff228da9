import { isDrawnOnce } from "../../../model/declarations.ts";
import { cholesky } from "../../../model/kernels/cholesky.ts";
import { correlationMatrix } from "../../../model/scenario/inputs.ts";
import { meant } from "../problem.ts";
import { mostCorrelations } from "../schema.ts";
import { at, isInputTree, type Path, plain, type Tree } from "../tree.ts";
import type { Finder } from "./finder.ts";

type Pair = { readonly index: number; readonly between: readonly [string, string]; readonly rank: number };

/**
 * Rules of `correlations`: pairs of two uncertain inputs, each pair once, that can hold together. Works on the tree as
 * written; what the schema refuses is passed over.
 */
export function checkCorrelations(found: Finder): void {
  const { tree } = found;
  const list = at(tree, ["correlations"]);
  if (list?.kind !== "list" || list.items.length > mostCorrelations) return;
  const before = found.problems.length;
  const inputs = inputsIn(tree);
  const pairs = list.items.flatMap((item, index) => writtenPair(plain(item), index));
  const firstOf = new Map<string, number>();
  for (const { index, between } of pairs) {
    const path: Path = ["correlations", index, "between"];
    between.forEach((name, side) => {
      const rule = nameRule(name, inputs);
      // Names have no dots, so that a path can be taken apart.
      if (rule !== undefined) found.add([...path, side], rule, name, [name.split(".")]);
    });
    const key = JSON.stringify([...between].sort());
    const first = firstOf.get(key);
    if (between[0] === between[1]) found.add(path, "must name two different inputs", between);
    else if (first !== undefined) found.add(path, `must not repeat the pair of correlations.${first}`, between);
    else firstOf.set(key, index);
  }
  if (found.problems.length === before) checkMatrix([...inputs.keys()], pairs, found);
}

/** The pair of an entry that is written as one. */
function writtenPair(item: unknown, index: number): readonly Pair[] {
  const { between, rank } = (item ?? {}) as { between?: unknown; rank?: unknown };
  if (!Array.isArray(between) || between.length !== 2 || between.some((name) => typeof name !== "string")) return [];
  const known = typeof rank === "number" && rank > -1 && rank < 1;
  return [{ index, between: between as unknown as readonly [string, string], rank: known ? rank : 0 }];
}

/** Names the pair that broke it: the last one written among those of the first input that cannot follow the others. */
function checkMatrix(paths: readonly string[], pairs: readonly Pair[], found: Finder): void {
  const { entities, matrix } = correlationMatrix(paths, pairs);
  const factored = cholesky(matrix);
  if (factored.kind === "factor") return;
  const upTo = new Set(entities.slice(0, factored.row + 1).map((entity) => paths[entity]));
  const input = paths[entities[factored.row]];
  const { index, rank } = pairs.findLast(
    ({ between }) => between.includes(input) && between.every((name) => upTo.has(name)),
  ) as Pair;
  const why = "the matrix must be positive definite, where pairs that are not listed have 0";
  found.add(["correlations", index, "rank"], `must fit the other correlations of ${input} (${why})`, rank);
}

function nameRule(name: string, inputs: ReadonlyMap<string, Tree>): string | undefined {
  const input = inputs.get(name);
  if (input === undefined) {
    return `must be the path of an input${meant(name, [...inputs.keys()].filter(isDrawnOnce))}`;
  }
  if (!isDrawnOnce(name))
    return "must be an input that is drawn once a run: how long a state lasts, and what the office takes, are drawn each time";
  const { value, distribution, parameter } = plain(input) as {
    value?: unknown;
    distribution?: { kind?: unknown } | null;
    parameter?: unknown;
  };
  if (parameter !== undefined)
    return "must not be an input that the posterior draws: it goes with the others of its draws";
  if (value !== undefined || distribution?.kind === "constant")
    return "must be an uncertain input: a constant has no rank";
  return undefined;
}

/** Every number with its provenance, by its path. */
export function inputsIn(tree: Tree): ReadonlyMap<string, Tree> {
  const inputs = new Map<string, Tree>();
  collect(tree, "", inputs);
  return inputs;
}

function collect(node: Tree, path: string, inputs: Map<string, Tree>): void {
  if (node.kind !== "map") return;
  if (isInputTree(node)) {
    inputs.set(path, node);
    return;
  }
  for (const [key, { value }] of node.entries) collect(value, path === "" ? key : `${path}.${key}`, inputs);
}
