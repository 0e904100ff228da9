import type { Problem } from "../scenario/problem.ts";
import { type Path, placeOf, type Tree } from "../scenario/tree.ts";

/** Adds a problem of the episode at a path of its file. */
export type ReportProblem = (path: Path, rule: string, value?: unknown) => void;

export function problemReporter(tree: Tree, problems: Problem[]): ReportProblem {
  return (path, rule, value) => problems.push({ ...placeOf(tree, path), path: path.join("."), rule, value });
}
