import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { layGrid, type ReadGrid, readGrid, type Sweep } from "../analysis/sweep/grid.ts";
import { meant, oneOf } from "../scenario/problem.ts";
import { maximumScenarioBytes, parseYaml } from "../scenario/yaml.ts";
import { InputError } from "./host.ts";
import { isFile, readTextWithin } from "./read-file.ts";
import { asInputError } from "./read-record.ts";
import { type Folders, loadScenario, scenarioFiles } from "./shipped.ts";

/** Names of the shipped grids: `cover` is `configs/sweep/cover.yaml`. */
function shippedGrids({ packageRoot }: Folders): readonly string[] {
  const folder = join(packageRoot, "configs/sweep");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();
}

/** A grid by its file, or by the name of a shipped one. InputError with every problem of its form at once. */
export function loadGrid(given: string, folders: Folders): ReadGrid {
  const path = resolve(folders.cwd, given);
  const shipped = shippedGrids(folders);
  if (!isFile(path, given) && !shipped.includes(given))
    throw new InputError(
      `${given}: no such grid file, nor a shipped grid of that name${oneOf(shipped)}${meant(given, shipped)}`,
    );
  const found = isFile(path, given) ? path : join(folders.packageRoot, "configs/sweep", `${given}.yaml`);
  const file = relative(folders.cwd, found);
  let text: string;
  try {
    text = readTextWithin(found, maximumScenarioBytes);
  } catch (error) {
    throw new InputError(`${file}: cannot be read, got ${(error as Error).message}`);
  }
  return asInputError(() => readGrid(file, text));
}

/** Whether a user means a grid: a shipped one by name, or a file that has axes. */
export function isGrid(given: string, folders: Folders): boolean {
  const path = resolve(folders.cwd, given);
  if (!isFile(path, given)) return shippedGrids(folders).includes(given);
  try {
    const { tree } = parseYaml(given, readTextWithin(path, maximumScenarioBytes));
    return tree.kind === "map" && tree.entries.has("axes");
  } catch {
    return false;
  }
}

/** A grid laid over a scenario. InputError with every problem of both files, or of every cell, at once. */
export function loadSweep(given: { readonly grid: string; readonly scenario: string }, folders: Folders): Sweep {
  const problems: string[] = [];
  const read = <T>(load: () => T): T | undefined => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const scenario = read(() => loadScenario(given.scenario, folders));
  const grid = read(() => loadGrid(given.grid, folders));
  if (scenario === undefined || grid === undefined) throw new InputError(problems.join("\n"));
  return asInputError(() => layGrid(grid, scenario, scenarioFiles(folders)));
}
