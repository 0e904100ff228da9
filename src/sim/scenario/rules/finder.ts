import { unitFactors } from "../../../model/scenario/units.ts";
import { distributionSchema, support } from "../distribution-schema.ts";
import { nearest, type Problem } from "../problem.ts";
import { at, keyPlaceOf, type Path, placeOf, plain, type Tree } from "../tree.ts";

/** Reads a document as written, and gathers what is wrong with it: a path that is not as expected answers with nothing. */
export class Finder {
  readonly tree: Tree;
  readonly problems: Problem[] = [];

  constructor(tree: Tree) {
    this.tree = tree;
  }

  isMap(...path: Path): boolean {
    return at(this.tree, path)?.kind === "map";
  }

  keys(...path: Path): readonly string[] {
    const node = at(this.tree, path);
    return node?.kind === "map" ? [...node.entries.keys()] : [];
  }

  length(...path: Path): number {
    const node = at(this.tree, path);
    return node?.kind === "list" ? node.items.length : 0;
  }

  value(...path: Path): unknown {
    const node = at(this.tree, path);
    return node === undefined ? undefined : plain(node);
  }

  text(...path: Path): string | undefined {
    const value = this.value(...path);
    return typeof value === "string" ? value : undefined;
  }

  /**
   * Least and greatest value of a number with its unit, in the model's unit; the same for one that is taken as known.
   * Undefined where any of it is not as it should be.
   */
  reach(...path: Path): { readonly low: number; readonly high: number } | undefined {
    const written = this.value(...path);
    if (written === null || typeof written !== "object") return undefined;
    const { value, distribution, unit } = written as { value?: unknown; distribution?: unknown; unit?: unknown };
    if (typeof unit !== "string" || !Object.hasOwn(unitFactors, unit)) return undefined;
    const factor = unitFactors[unit];
    if (typeof value === "number") return { low: value * factor, high: value * factor };
    const parsed = distributionSchema.safeParse(distribution);
    if (!parsed.success) return undefined;
    const { low, high } = support(parsed.data);
    return { low: low * factor, high: high * factor };
  }

  /** The number itself where it is taken as known, in the model's unit. */
  known(...path: Path): number | undefined {
    const reach = this.reach(...path);
    return reach !== undefined && reach.low === reach.high ? reach.low : undefined;
  }

  add(path: Path, rule: string, value: unknown = this.value(...path)): void {
    this.problems.push({ ...placeOf(this.tree, path), path: path.join("."), rule, value });
  }

  addAtKey(path: Path, rule: string, value?: unknown): void {
    this.problems.push({ ...keyPlaceOf(this.tree, path), path: path.join("."), rule, value });
  }

  /** The word at a path must be one of the known; what is no word is passed over. */
  mustBeOneOf(path: Path, known: readonly string[], what: string): void {
    const word = this.text(...path);
    if (word !== undefined && !isAmong(known, word)) this.add(path, wordRule(word, known, what));
  }

  /** The same for every key of the map at a path. */
  keysMustBeOneOf(path: Path, known: readonly string[], what: string): void {
    for (const key of this.keys(...path))
      if (!isAmong(known, key)) this.addAtKey([...path, key], wordRule(key, known, what), key);
  }
}

/** Where no name is known, that is a problem of its own, and what refers to them is not to blame. */
function isAmong(known: readonly string[], name: string): boolean {
  return known.length === 0 || known.includes(name);
}

function wordRule(word: string, known: readonly string[], what: string): string {
  const meant = nearest(word, known);
  return `must be ${what}${meant === undefined ? "" : `, did you mean ${meant}?`}`;
}
