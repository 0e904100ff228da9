import { addDays, daysBetween } from "../../../model/calendar.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Files } from "../../scenario/bases.ts";
import { type Problem, ScenarioError } from "../../scenario/problem.ts";
import { readScenario } from "../../scenario/read.ts";
import { keyPlaceOf, type Path, placeOf, type Tree } from "../../scenario/tree.ts";
import { historyUntil } from "../../scoring/hindcast/given.ts";
import type { InferenceDocument } from "./schema.ts";

type Document = Readonly<Record<string, unknown>>;

/** A history in every world: its scenarios and, as resolved, their documents. */
export type ReadHistory = { readonly scenarios: readonly Scenario[]; readonly documents: readonly Document[] };

/**
 * The scenarios of all histories, world by world; undefined for a history of which there is none, which `problems` then say at
 * their places in the file.
 */
export function readHistories(
  document: InferenceDocument,
  tree: Tree,
  file: string,
  files: Files,
  problems: Problem[],
): ReadonlyMap<string, ReadHistory | undefined> {
  const worlds = document.worlds ?? [{ set: {} as Readonly<Record<string, Document>> }];
  return new Map(
    Object.entries(document.histories).map(([name, history]) => {
      const path: Path = ["histories", name];
      const read = worlds.map(({ set }, w) => {
        const layers: readonly Layer[] = [
          { set: history.set ?? {}, path: [...path, "set"] },
          { set: set[name] ?? {}, path: ["worlds", w, "set", name] },
        ];
        return readOne(history, layers, { tree, file, files, path }, problems);
      });
      const found = read.flatMap((each) => (each === undefined ? [] : [each]));
      if (found.length < worlds.length) return [name, undefined];
      return [
        name,
        { scenarios: found.map(({ scenario }) => scenario), documents: found.map((each) => each.document) },
      ];
    }),
  );
}

type Layer = { readonly set: Document; readonly path: Path };
type Place = { readonly tree: Tree; readonly file: string; readonly files: Files; readonly path: Path };

function readOne(
  { scenario, until }: InferenceDocument["histories"][string],
  layers: readonly Layer[],
  { tree, file, files, path }: Place,
  problems: Problem[],
) {
  const read = (document: Document, placed: (problem: Problem) => Problem) => {
    const readText: Files["readText"] = (wanted, within) =>
      wanted === file ? JSON.stringify(document) : files.readText(wanted, within);
    try {
      return readScenario(file, { ...files, readText });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems.map(placed));
      return undefined;
    }
  };
  const whole = read({ ...layers.map(({ set }) => set).reduce(laidOver, {}), extends: scenario }, (problem) =>
    problem.file === file ? { ...problem, ...placeIn(tree, problem, layers, path) } : problem,
  );
  if (whole === undefined) return undefined;
  const { start, horizonWeeks, policy } = whole.scenario;
  const end = until === undefined ? addDays(start, 7 * horizonWeeks - 1) : until;
  const here = (rule: string, value: unknown) =>
    problems.push({ ...placeOf(tree, [...path, "until"]), path: [...path, "until"].join("."), rule, value });
  const weeks = Math.ceil((daysBetween(start, end) + 1) / 7);
  if (weeks < 1) return void here(`must be after the start of ${scenario}, ${start}`, end);
  if (policy.knownUntil < end)
    return void here(
      `must be a day up to which the policy is scripted: policy.knownUntil is ${policy.knownUntil}`,
      end,
    );
  const cut: Document = { ...historyUntil(whole.document, end), horizonWeeks: weeks };
  return read(cut, (problem) => ({ ...problem, ...placeOf(tree, [...path, "until"]), path: path.join(".") }));
}

/** Maps are merged key by key; a number with its unit is replaced whole. */
function laidOver(below: Document, above: Document): Document {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? laidOver(before, value) : value;
  }
  return merged;
}

function isMap(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("unit" in value);
}

/** Where a problem of the scenario stands in the file: in the last layer that says anything of it. */
function placeIn(
  tree: Tree,
  { path }: Problem,
  layers: readonly Layer[],
  above: Path,
): Pick<Problem, "line" | "column" | "path"> {
  const steps = path === "" ? [] : path.split(".");
  const layer = [...layers].reverse().find(({ set }) => steps.length > 0 && Object.hasOwn(set, steps[0]));
  if (layer === undefined) {
    const scenario: Path = [...above, "scenario"];
    return {
      ...placeOf(tree, scenario),
      path: path === "extends" ? scenario.join(".") : [...scenario, ...steps].join("."),
    };
  }
  const whole: Path = [...layer.path, ...steps];
  return { ...keyPlaceOf(tree, whole), path: whole.join(".") };
}
