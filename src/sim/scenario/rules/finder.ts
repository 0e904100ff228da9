import { z } from "zod";
import { valuesOfParameter } from "../../../model/scenario/posterior.ts";
import { unitFactors } from "../../../model/scenario/units.ts";
import { distributionSchema, support } from "../distribution-schema.ts";
import { parameterSchema } from "../input-schema.ts";
import { posteriorSchema } from "../posterior/schema.ts";
import { meant, oneOf, type Problem, shown } from "../problem.ts";
import { at, keyPlaceOf, type Path, type Place, placeOf, plain, type Tree, writtenAt } from "../tree.ts";

/** Reads a document as written, and gathers what is wrong with it: a path that is not as expected answers with nothing. */
export class Finder {
  readonly tree: Tree;
  readonly problems: Problem[] = [];
  private readonly files: readonly string[];

  /** `files` are those of the chain of bases, the scenario's own first. */
  constructor(tree: Tree, files: readonly string[]) {
    this.tree = tree;
    this.files = files;
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
    const { value, distribution, unit, parameter } = written as Readonly<Record<string, unknown>>;
    if (typeof unit !== "string" || !Object.hasOwn(unitFactors, unit)) return undefined;
    const factor = unitFactors[unit];
    if (typeof value === "number") return { low: value * factor, high: value * factor };
    if (parameter !== undefined) return this.reachOfParameter(parameter, factor);
    const parsed = distributionSchema.safeParse(distribution);
    if (!parsed.success) return undefined;
    const { low, high } = support(parsed.data);
    return { low: low * factor, high: high * factor };
  }

  /** The same of an input that the scenario's posterior draws. */
  private reachOfParameter(
    parameter: unknown,
    factor: number,
  ): { readonly low: number; readonly high: number } | undefined {
    const posterior = this.value("posterior");
    const taken = { posterior: posteriorSchema, parameter: parameterSchema };
    const parsed = z.object(taken).safeParse({ posterior, parameter });
    if (!parsed.success) return undefined;
    const values = valuesOfParameter(parsed.data.posterior, parsed.data.parameter);
    return values.length === 0 ? undefined : { low: Math.min(...values) * factor, high: Math.max(...values) * factor };
  }

  /** The number itself where it is taken as known, in the model's unit. */
  known(...path: Path): number | undefined {
    const reach = this.reach(...path);
    return reach !== undefined && reach.low === reach.high ? reach.low : undefined;
  }

  /**
   * A rule that what stands at a path breaks, alone or with what stands, or was taken away, at others. Where one of those is
   * in a file nearer to the scenario's own, that is the line that broke it: a base was whole before.
   */
  add(path: Path, rule: string, value: unknown = this.value(...path), others: readonly Path[] = []): void {
    this.addWith(placeOf(this.tree, path), path, rule, value, others);
  }

  /** The same of a key. */
  addAtKey(path: Path, rule: string, value?: unknown, others: readonly Path[] = []): void {
    this.addWith(keyPlaceOf(this.tree, path), path, rule, value, others);
  }

  private addWith(place: Place, path: Path, rule: string, value: unknown, others: readonly Path[]): void {
    let [nearestPlace, nearestPath] = [place, path];
    for (const other of others) {
      const written = writtenAt(this.tree, other);
      if (written !== undefined && this.distance(written) < this.distance(nearestPlace))
        [nearestPlace, nearestPath] = [written, other];
    }
    if (nearestPath === path) this.problems.push({ ...place, path: path.join("."), rule, value });
    else {
      const is = value === undefined ? "" : ` (${shown(value)})`;
      const suiting = `must suit ${path.join(".")}${is} of ${place.file}:${place.line}, which ${rule}`;
      this.problems.push({
        ...{ ...nearestPlace, path: nearestPath.join("."), rule: suiting },
        value: at(this.tree, nearestPath) === undefined ? null : this.value(...nearestPath),
      });
    }
  }

  /** Number of files between a place and the scenario's own file. */
  private distance({ file }: Place): number {
    const index = this.files.indexOf(file);
    return index < 0 ? Infinity : index;
  }

  /** The word at a path must be a key of the map at one of the others; what is no word is passed over. */
  mustBeKeyOf(path: Path, map: Path, what: string, more: readonly string[] = []): void {
    const word = this.text(...path);
    if (word === undefined) return;
    const rule = this.wordRule(word, map, what, more);
    if (rule !== undefined) this.add(path, rule, word, [[...map, word]]);
  }

  /** The same for every key of the map at a path. */
  keysMustBeKeysOf(path: Path, map: Path, what: string): void {
    for (const key of this.keys(...path)) {
      const rule = this.wordRule(key, map, what, []);
      if (rule !== undefined) this.addAtKey([...path, key], rule, key, [[...map, key]]);
    }
  }

  /** Where no name is known, that is a problem of its own, and what refers to them is not to blame. */
  private wordRule(word: string, map: Path, what: string, more: readonly string[]): string | undefined {
    const node = at(this.tree, map);
    const isKnown = node?.kind === "map" && node.entries.has(word);
    if (isKnown || more.includes(word)) return undefined;
    const known = [...this.keys(...map), ...more];
    return known.length === 0 ? undefined : `must be ${what}${oneOf(known)}${meant(word, known)}`;
  }
}
