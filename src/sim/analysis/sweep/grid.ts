import { headlineOutcomes, outcomeKeys, outcomesByName } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import type { Files } from "../../scenario/bases.ts";
import { meant, oneOf, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { type ReadScenario, readScenario } from "../../scenario/read.ts";
import { schemaProblems } from "../../scenario/schema-problems.ts";
import { placeOf, plain, type Tree } from "../../scenario/tree.ts";
import { allProblems, parseYaml } from "../../scenario/yaml.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { type GridDocument, gridSchema } from "./grid-schema.ts";

/** A grid whose form is right, as far as it can be told without a scenario. */
export type ReadGrid = { readonly file: string; readonly document: GridDocument; readonly tree: Tree };

/** By what cells are ranked. */
type Judge = { readonly of: OutcomeKey; readonly best: "lowest" | "highest"; readonly again: number };

/** A grid laid over its scenarios. */
export type Sweep = {
  readonly document: GridDocument;
  /** The one that was given, and those of the grid. */
  readonly scenarios: readonly ReadScenario[];
  readonly cells: readonly Cell[];
  readonly judge: Judge;
};

/** Reads a grid by itself; throws ScenarioError with every problem of its form at once. */
export function readGrid(file: string, text: string): ReadGrid {
  const { tree, problems: read } = parseYaml(file, text);
  const parsed = gridSchema.safeParse(plain(tree));
  const problems = allProblems(read, parsed.success ? [] : schemaProblems(parsed.error.issues, tree));
  if (!parsed.success || problems.length > 0) throw new ScenarioError(problems);
  return { file, document: parsed.data, tree };
}

/**
 * Lays a grid over the scenario that is given and those that it names; throws ScenarioError with every problem of every cell
 * at once, each at its place in the grid.
 */
export function layGrid({ file, document, tree }: ReadGrid, given: ReadScenario, files: Files): Sweep {
  const problems: Problem[] = [];
  const others = scenariosOf(document, tree, file, files, problems);
  if (problems.length === 0) mustDiffer([given, ...others], document, tree, problems);
  const scenarios = [given, ...others];
  const judge = judgeOf(document, tree, scenarios, problems);
  const cells = cellsOf(document, tree, scenarios, problems);
  if (judge === undefined || problems.length > 0) throw new ScenarioError(problems);
  return { document, scenarios, cells, judge };
}

/** Scenarios that a grid names: each is read as a file that extends it would be. */
function scenariosOf(
  { axes }: GridDocument,
  tree: Tree,
  file: string,
  files: Files,
  problems: Problem[],
): readonly ReadScenario[] {
  return axes.flatMap(({ scenarios = [] }, axis) =>
    scenarios.flatMap((wanted, k) => {
      const path = ["axes", axis, "scenarios", k];
      const readText: Files["readText"] = (asked, within) =>
        asked === file ? JSON.stringify({ schemaVersion: 1, extends: wanted }) : files.readText(asked, within);
      try {
        return [readScenario(file, { ...files, readText })];
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        const here = { ...placeOf(tree, path), path: path.join(".") };
        problems.push(...error.problems.map((each) => (each.file === file ? { ...each, ...here } : each)));
        return [];
      }
    }),
  );
}

/** Cells are told by the names of their scenarios. */
function mustDiffer(all: readonly ReadScenario[], { axes }: GridDocument, tree: Tree, problems: Problem[]): void {
  const axis = axes.findIndex(({ scenarios }) => scenarios !== undefined);
  const names = all.map(({ scenario }) => scenario.name);
  names.forEach((name, k) => {
    const path = ["axes", axis, "scenarios", k - 1];
    if (names.indexOf(name) < k)
      problems.push({ ...placeOf(tree, path), path: path.join("."), rule: "must have a name of its own", value: name });
  });
}

function judgeOf(
  { judge = {} }: GridDocument,
  tree: Tree,
  scenarios: readonly ReadScenario[],
  problems: Problem[],
): Judge | undefined {
  const all = scenarios.map(({ scenario }) => outcomeKeys(createWorld(scenario)));
  const units = all.map((keys) => new Map(keys.map((key) => [outcomeId(key), key.unit])));
  const shared = all[0].filter((key) => units.every((of) => of.get(outcomeId(key)) === key.unit));
  const { outcome, best = "lowest", again = 1 } = judge;
  const named = outcomesByName(shared);
  const of = outcome === undefined ? headlineOutcomes(shared)[0] : named.get(outcome);
  if (of !== undefined) return { of, best, again };
  const path = outcome === undefined ? ["axes"] : ["judge", "outcome"];
  const known = [...named.keys()];
  const rule = `must be an outcome that all scenarios have in one unit${meant(outcome, known) || oneOf(known)}`;
  problems.push({ ...placeOf(tree, path), path: path.join("."), rule, value: outcome });
  return undefined;
}
