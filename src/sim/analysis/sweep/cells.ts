import { type Problem, ScenarioError } from "../../scenario/problem.ts";
import { type ReadScenario, readDocument } from "../../scenario/read.ts";
import { type Path, placeOf, type Tree } from "../../scenario/tree.ts";
import { type GridDocument, mostCells } from "./grid-schema.ts";
import { countOf, type Level, levelsOf, pathsOf, type Setting } from "./levels.ts";

/** One combination of levels: what is run, and what it has in place of its scenario's own. */
export type Cell = {
  /** Position of its scenario among those of the sweep. */
  readonly scenario: number;
  readonly settings: readonly Setting[];
  readonly read: Pick<ReadScenario, "scenario" | "document">;
};

/**
 * Every combination of the levels of all axes, the last axis quickest. What is wrong is added to `problems`, each at its
 * place in the grid and once, however many cells have it.
 */
export function cellsOf(
  grid: GridDocument,
  tree: Tree,
  reads: readonly ReadScenario[],
  problems: Problem[],
): readonly Cell[] {
  const told = new Set<string>();
  const report = (path: Path, rule: string, value?: unknown) => {
    const problem: Problem = { ...placeOf(tree, path), path: path.join("."), rule, value };
    const key = JSON.stringify(problem);
    if (!told.has(key)) problems.push(problem);
    told.add(key);
  };
  const at = (k: number): Path => ["axes", k];
  const count = grid.axes.reduce((product, axis) => product * countOf(axis), 1);
  if (count > mostCells) report(["axes"], `must make at most ${mostCells} cells`, count);
  mustBeSetOnce(grid, at, report);
  const levels = reads.map((read) => grid.axes.map((axis, k) => levelsOf(axis, at(k), grid, read, report)));
  if (problems.length > 0) return [];
  const cells: Cell[] = [];
  for (let index = 0; index < count; index++) {
    const chosen = positionsOf(grid, index);
    const scenario = scenarioOf(grid.axes.map((_, k) => levels[0][k][chosen[k]]));
    const settings = grid.axes.flatMap((_, k) => {
      const level = levels[scenario][k][chosen[k]];
      return "settings" in level ? level.settings : [];
    });
    const read = withSettings(reads[scenario], settings, grid, report);
    if (read !== undefined) cells.push({ scenario, settings, read });
  }
  return cells;
}

/** Position of a cell on every axis. */
function positionsOf({ axes }: GridDocument, index: number): readonly number[] {
  let left = index;
  return axes
    .toReversed()
    .map((axis) => {
      const count = countOf(axis);
      const position = left % count;
      left = Math.floor(left / count);
      return position;
    })
    .toReversed();
}

function scenarioOf(levels: readonly Level[]): number {
  return levels.reduce((found, level) => ("scenario" in level ? level.scenario : found), 0);
}

function mustBeSetOnce(
  { axes }: GridDocument,
  at: (k: number) => Path,
  report: (path: Path, rule: string, value?: unknown) => void,
) {
  const first = new Map<string, number>();
  axes.forEach((axis, k) => {
    for (const { path, from } of pathsOf(axis, at(k))) {
      const before = first.get(path);
      if (before !== undefined) report(from, `must not be set twice, as by axes.${before}`, path);
      else first.set(path, k);
    }
    const seen = new Set<string>();
    axis.values?.forEach((value, v) => {
      const key = JSON.stringify(value);
      if (seen.has(key)) report([...at(k), "values", v], "must not repeat a level", value);
      seen.add(key);
    });
  });
  const withScenarios = axes.flatMap(({ scenarios }, k) => (scenarios === undefined ? [] : [k]));
  for (const k of withScenarios.slice(1))
    report([...at(k), "scenarios"], `must stand in one axis alone, as in axes.${withScenarios[0]}`);
}

/** The scenario with what a cell sets; undefined, and reported at the level that broke it, where that is no scenario. */
function withSettings(
  { document, scenario: { name } }: ReadScenario,
  settings: readonly Setting[],
  grid: GridDocument,
  report: (path: Path, rule: string, value?: unknown) => void,
): Cell["read"] | undefined {
  const changed = settings.reduce<Document>(
    (node, { path, value, unit }) => changedAt(node, path.split("."), value, unit, grid.name),
    document,
  );
  try {
    const { scenario, document } = readDocument(changed, name);
    return { scenario, document };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const { path, rule, value } of error.problems) {
      const near = settings.find((each) => isAlong(path, each.path) || rule.includes(each.path));
      const of = path === "" ? "" : `${path} of `;
      report(near?.from ?? ["axes"], `must make a scenario: ${of}${name} ${rule}`, value);
    }
    return undefined;
  }
}

/** Whether one of two paths leads to the other. */
function isAlong(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

type Document = Readonly<Record<string, unknown>>;

/** A document with another value at a path, which stands in it; all else, and the order of keys, as it was. */
function changedAt(
  node: Document,
  path: readonly string[],
  value: unknown,
  unit: string | null,
  grid: string,
): Document {
  const [key, ...rest] = path;
  const below = node[key];
  if (rest.length > 0) return { ...node, [key]: changedAt(below as Document, rest, value, unit, grid) };
  if (unit === null) return { ...node, [key]: value };
  const { value: _v, distribution: _d, parameter: _p, note: _n, ...own } = below as Document;
  const given = typeof value === "number" ? { value } : { distribution: value };
  return { ...node, [key]: { ...given, ...own, unit, source: `Set by the grid ${grid}.`, grade: "D" } };
}
