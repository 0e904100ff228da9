import { declaredAt, isDrawnOnce } from "../../../model/declarations.ts";
import { type Posterior, posteriorId, valuesOfParameter } from "../../../model/scenario/posterior.ts";
import { unitsOf } from "../../../model/scenario/units.ts";
import type { Files } from "../bases.ts";
import { inputProblems, mostPlausible } from "../input-problems.ts";
import { meant, type Problem } from "../problem.ts";
import { inputsIn } from "../rules/correlations.ts";
import {
  at,
  type Entry,
  isWhole,
  type Path,
  type Place,
  placeOf,
  plain,
  type Tree,
  treeOf,
  writtenAt,
} from "../tree.ts";
import type { Override } from "../yaml.ts";
import { knownTo } from "./file.ts";
import { knownProblems } from "./known.ts";
import { drawsIn, type Taken, takenBy } from "./written.ts";

type Laid = {
  readonly tree: Tree;
  readonly overrides: readonly Override[];
  readonly problems: readonly Problem[];
};

/**
 * A scenario with its bases merged in, and what its posterior says laid over what stands in files that are bases of the one
 * in which `posterior` is written: that file and those that extend it have the last word. One that is already laid, as a
 * manifest keeps it, stays. `chain` are the files, the scenario's own first. A posterior may not know more than the scenario,
 * unless that is meant (`mayKnowMore`), and says to which day a scenario is known that does not say it itself.
 */
export function layPosterior(
  whole: Tree,
  chain: readonly string[],
  overrides: readonly Override[],
  files: Files,
  mayKnowMore = false,
): Laid {
  const node = at(whole, ["posterior"]);
  const isLaid = node?.kind === "map" && node.entries.has("draws");
  if (node === undefined || isLaid || whole.kind !== "map") return { tree: whole, overrides, problems: [] };
  const problems: Problem[] = [];
  const taken = takenBy(whole, files, problems);
  if (taken === undefined) return { tree: without(whole, "posterior"), overrides, problems };
  if (!mayKnowMore) problems.push(...knownProblems(whole, taken, chain));
  const inputs = inputsTaken(whole, taken, problems);
  const layer = treeOf(layerOf(taken, inputs), taken.place);
  const own = chain.indexOf(taken.place.file);
  const hasLastWord = (place: Place) => chain.includes(place.file) && chain.indexOf(place.file) <= own;
  const laid = laidOver(whole, layer, hasLastWord, []);
  if (laid.changes.length === 0 && problems.length === 0)
    problems.push({
      ...{ ...taken.place, path: "posterior", value: taken.posterior.name },
      rule: `must reach an input: the scenario states each of them itself, ${laid.overridden.join(", ")}`,
    });
  const dated = withDay(laid.tree, taken);
  const entries = new Map<string, Entry>(dated.kind === "map" ? dated.entries : []);
  const value = treeOf(resolved(taken, laid.overridden), placeOf(whole, ["posterior"]));
  entries.set("posterior", { keyPlace: value.place, value });
  return {
    tree: { ...whole, entries },
    overrides: overridesWith(overrides, laid, layer, chain.indexOf(taken.place.file) === 0),
    problems,
  };
}

/** A scenario that does not say to which day it is known has the posterior's. */
function withDay(tree: Tree, { posterior, place }: Taken): Tree {
  if (at(tree, ["policy", "knownUntil"]) !== undefined || at(tree, ["policy"])?.kind !== "map") return tree;
  const day = treeOf({ policy: { knownUntil: knownTo(posterior) } }, place);
  return laidOver(tree, day, () => false, []).tree;
}

function without(tree: Tree & { readonly kind: "map" }, key: string): Tree {
  const entries = new Map(tree.entries);
  entries.delete(key);
  return { ...tree, entries };
}

/** An input that takes a parameter, as it stands in a resolved scenario. */
type InputTaken = { readonly path: string; readonly input: Readonly<Record<string, unknown>> };

/** The inputs that take the posterior's parameters; what the scenario or its model cannot take is told. */
function inputsTaken(
  whole: Tree,
  { posterior, history, world, place }: Taken,
  problems: Problem[],
): readonly InputTaken[] {
  const known = inputsIn(whole);
  const of = posteriorId({ ...posterior, world: world ?? undefined });
  const report = (rule: string, value: unknown) => void problems.push({ ...place, path: "posterior", rule, value });
  const table = { parameters: posterior.parameters.map(({ name }) => name), draws: valuesIn(posterior, world) };
  return posterior.parameters.flatMap(({ name, unit, times, at: paths, date }) =>
    (paths[history ?? posterior.histories[0]] ?? []).flatMap((path): readonly InputTaken[] => {
      const spec = known.has(path) ? declaredAt(path)?.spec : undefined;
      if (spec === undefined || !isDrawnOnce(path)) {
        const near = meant(path, [...known.keys()].filter(isDrawnOnce));
        report(
          `must name inputs of the scenario that are drawn once a run: parameter ${name} is taken by ${path}${near}`,
          path,
        );
        return [];
      }
      const units: readonly string[] = unitsOf(spec.dimension);
      if (!units.includes(unit)) {
        report(`must suit ${path}, which is in ${units.join(", ")}: parameter ${name} is in ${unit}`, unit);
        return [];
      }
      const values = valuesOfParameter(table, { name, times });
      const ends = [Math.min(...values), Math.max(...values)];
      const broken = ends.flatMap((value) =>
        inputProblems({ value, unit }, spec.range, mostPlausible[spec.dimension], true).map(({ rule }) => ({
          rule,
          value,
        })),
      )[0];
      if (broken !== undefined)
        report(`must suit ${path}, which ${broken.rule} in ${unit}: parameter ${name} reaches`, broken.value);
      const source = `posterior of ${name}, ${times === 1 ? "" : `times ${times}, `}inference ${posterior.name}, SHA-256 ${posterior.sha256}`;
      return [{ path, input: { parameter: { name, times, of }, unit, source, date, grade: "D" } }];
    }),
  );
}

function valuesIn(posterior: Taken["posterior"], world: string | null) {
  return drawsIn(posterior, world).map(({ values }) => values);
}

/** What is laid over the bases: the settings of the world, and the inputs. */
function layerOf(
  { posterior, history, world }: Taken,
  inputs: readonly InputTaken[],
): Readonly<Record<string, unknown>> {
  const set = posterior.worlds.find(({ name }) => name === world)?.set;
  const layer = structuredClone((history === null ? undefined : set?.[history]) ?? {}) as Record<string, unknown>;
  for (const { path, input } of inputs) {
    const steps = path.split(".");
    const last = steps.pop() as string;
    const above = steps.reduce((node, step) => {
      node[step] ??= {};
      return node[step] as Record<string, unknown>;
    }, layer);
    above[last] = input;
  }
  return layer;
}

function resolved({ posterior, history, world }: Taken, overridden: readonly string[]): Posterior {
  const [draws, day] = [drawsIn(posterior, world), knownTo(posterior)];
  return {
    ...{ name: posterior.name, sha256: posterior.sha256 },
    ...(day === undefined ? {} : { knownTo: day }),
    ...(history === null ? {} : { history }),
    ...(world === null ? {} : { world }),
    parameters: posterior.parameters.map(({ name }) => name),
    weights: draws.map(({ weight }) => weight),
    draws: draws.map(({ values }) => values),
    overridden,
  };
}

type Over = { readonly tree: Tree; readonly changes: readonly Override[]; readonly overridden: readonly string[] };

/** Lays a tree over another wherever a place in this one does not have the last word. */
function laidOver(base: Tree, over: Tree, hasLastWord: (place: Place) => boolean, path: Path): Over {
  if (base.kind === "map" && over.kind === "map" && !isWhole(base) && !isWhole(over)) {
    const entries = new Map(base.entries);
    const changes: Override[] = [];
    const overridden: string[] = [];
    for (const [key, { keyPlace, value }] of over.entries) {
      const here = [...path, key];
      const below = base.entries.get(key);
      const taken = below === undefined ? writtenAt(base, [key]) : undefined;
      if (taken !== undefined && hasLastWord(taken)) overridden.push(here.join("."));
      else if (below === undefined) {
        entries.set(key, { keyPlace, value });
        changes.push({ path: here.join("."), base: undefined, value: plain(value) });
      } else if (value.kind === "scalar" && value.value === null && !hasLastWord(below.value.place)) {
        entries.delete(key);
        changes.push({ path: here.join("."), base: plain(below.value), value: null });
      } else {
        const laid = laidOver(below.value, value, hasLastWord, here);
        entries.set(key, { keyPlace: below.keyPlace, value: laid.tree });
        changes.push(...laid.changes);
        overridden.push(...laid.overridden);
      }
    }
    return { tree: { ...base, entries }, changes, overridden };
  }
  const name = path.join(".");
  if (hasLastWord(base.place)) return { tree: base, changes: [], overridden: [name] };
  return { tree: over, changes: [{ path: name, base: plain(base), value: plain(over) }], overridden: [] };
}

/** What the scenario changes in the file it extends: what it takes from a posterior, or states instead of one of a base. */
function overridesWith(overrides: readonly Override[], laid: Over, layer: Tree, isOwn: boolean): readonly Override[] {
  if (isOwn) return [...overrides, ...laid.changes];
  return overrides.map((each) =>
    laid.overridden.includes(each.path) ? { ...each, base: plain(at(layer, each.path.split(".")) as Tree) } : each,
  );
}
