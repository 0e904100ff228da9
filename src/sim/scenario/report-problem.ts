import type { Problem } from "./problem.ts";
import { type Path, placeOf, type Tree } from "./tree.ts";

/** Adds a problem at a path of a file. */
export type ReportProblem = (path: Path, rule: string, value?: unknown) => void;

export function problemReporter(tree: Tree, problems: Problem[]): ReportProblem {
  return (path, rule, value) => problems.push({ ...placeOf(tree, path), path: path.join("."), rule, value });
}
