import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { layGrid, type ReadGrid, readGrid, type Sweep } from "../analysis/sweep/grid.ts";
import { meant, oneOf } from "../scenario/problem.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { maximumScenarioBytes, parseYaml } from "../scenario/yaml.ts";
import { InputError } from "./host.ts";
import { Mistakes } from "./mistakes.ts";
import { isFile, readTextWithin } from "./read-file.ts";
import { asInputError } from "./read-record.ts";
import { type Folders, fromCwd, loadScenario, scenarioFiles, shownAs } from "./shipped.ts";

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
  const isOwn = isFile(path, given);
  const found = isOwn ? path : join(folders.packageRoot, "configs/sweep", `${given}.yaml`);
  const file = isOwn ? shownAs(given, folders) : fromCwd(found, folders);
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
  const mistakes = new Mistakes();
  const scenario = mistakes.of(() => loadScenario(given.scenario, folders));
  const grid = mistakes.of(() => loadGrid(given.grid, folders));
  mistakes.mustBeNone();
  return asInputError(() => layGrid(grid as ReadGrid, scenario as ReadScenario, scenarioFiles(folders)));
}
