import { type Folders, loadScenario } from "../sim/results/shipped.ts";
import type { ReadScenario } from "../sim/scenario/read.ts";
import { InputError } from "./input-error.ts";

/** Reads all before judging, so that the problems of all files are shown at once. */
export function loadScenarios(given: readonly string[], folders: Folders): readonly ReadScenario[] {
  const problems: string[] = [];
  const read: ReadScenario[] = [];
  for (const each of given)
    try {
      read.push(loadScenario(each, folders));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  if (problems.length > 0) throw new InputError([...new Set(problems)].join("\n"));
  return read;
}
