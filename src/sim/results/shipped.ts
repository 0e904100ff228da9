import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { maximumScenarioBytes } from "../scenario/yaml.ts";
import { type ReadScenario, readScenario } from "../scenario/read.ts";
import type { Files } from "../scenario/bases.ts";
import { asInputError } from "../../cli/as-input-error.ts";
import { InputError } from "../../cli/input-error.ts";
import type { Io } from "./host.ts";
import { scenarioOfResults } from "../../cli/scenario-of-results.ts";

export type Folders = Pick<Io, "cwd" | "packageRoot">;

/**
 * A scenario by its file, by the name of a shipped one, `ban-2026` for `configs/ban-2026.yaml`, or by a results folder that
 * it has made.
 */
export function loadScenario(given: string, folders: Folders): ReadScenario {
  const recorded = scenarioOfResults(given, folders.cwd);
  if (recorded !== undefined) return recorded;
  const path = findScenario(given, folders);
  return asInputError(() => readScenario(path, scenarioFiles(folders)));
}

/** A shipped scenario; undefined where none has the name. */
export function loadShipped(name: string, folders: Folders): ReadScenario | undefined {
  const path = shippedPath(name, folders);
  return path === undefined ? undefined : asInputError(() => readScenario(path, scenarioFiles(folders)));
}

/** How the readers of scenarios and episodes reach files on this machine. */
export function scenarioFiles(folders: Folders): Files {
  return {
    readText: (wanted) => readText(resolve(folders.cwd, wanted)),
    shipped: (name) => shippedPath(name, folders),
  };
}

function findScenario(given: string, folders: Folders): string {
  const path = resolve(folders.cwd, given);
  if (existsSync(path) && statSync(path).isFile()) return fromCwd(path, folders);
  const shipped = shippedPath(given, folders);
  if (shipped !== undefined) return shipped;
  mustBeOneStudy(given, folders);
  throw new InputError(`${given}: no such scenario file, nor a shipped scenario of that name`);
}

/** A folder that holds several studies stands for none of them. */
export function mustBeOneStudy(given: string, { cwd }: Pick<Folders, "cwd">): void {
  const studies = ["a", "b"].map((name) => join(given, name));
  if (!studies.every((study) => existsSync(resolve(cwd, study, "manifest.json")))) return;
  throw new InputError(`${given}: must hold one study, got a comparison: give one of its own, such as ${studies[0]}`);
}

function shippedPath(name: string, folders: Folders): string | undefined {
  if (!/^(base\/)?[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) return undefined;
  const path = join(folders.packageRoot, "configs", `${name}.yaml`);
  return existsSync(path) ? fromCwd(path, folders) : undefined;
}

export function fromCwd(path: string, folders: Folders): string {
  return relative(folders.cwd, path);
}

export function readText(path: string): string {
  const { size } = statSync(path);
  if (size > maximumScenarioBytes)
    throw new RangeError(`it must be at most ${maximumScenarioBytes} bytes, has ${size}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) throw new RangeError("it must be text in UTF-8");
    throw error;
  }
}
