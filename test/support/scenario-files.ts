import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { ScenarioError } from "../../src/sim/scenario/problem.ts";
import { type ReadScenario, readDocument, readScenario } from "../../src/sim/scenario/read.ts";
import { packageRoot } from "./package-root.ts";

export const shippedNames = ["precedent-2010", "ban-2026"] as const;

export function configText(path: string): string {
  return readFileSync(join(packageRoot, "configs", path), "utf8");
}

/** Reads a scenario from files held in memory, the shipped ones among them under `configs/`. */
export function readFrom(files: Readonly<Record<string, string>>, path: string): ReadScenario {
  return readScenario(path, {
    readText: (wanted) => {
      if (wanted in files) return files[wanted];
      if (wanted.startsWith("configs/")) return configText(wanted.slice("configs/".length));
      throw new Error(`no such file: ${wanted}`);
    },
    shippedNames,
    shipped: (name) => (existsSync(join(packageRoot, "configs", `${name}.yaml`)) ? `configs/${name}.yaml` : undefined),
    shippedPosterior: (name) =>
      existsSync(join(packageRoot, "configs/posterior", `${name}.json`)) ? `configs/posterior/${name}.json` : undefined,
  });
}

/** The problems of a file as they are printed; an empty list when it is valid. */
export function problemsOf(
  text: string,
  path = "configs/mine.yaml",
  more: Readonly<Record<string, string>> = {},
): readonly string[] {
  return problemsIn(() => readFrom({ ...more, [path]: text }, path));
}

/** The same of a scenario that no file holds: its rules without its YAML, which takes most of the time. */
export function problemsOfDocument(document: Readonly<Record<string, unknown>>): readonly string[] {
  return problemsIn(() => readDocument(document, "mine"));
}

function problemsIn(read: () => ReadScenario): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split("\n");
    throw error;
  }
}

/** A shipped scenario with its base merged in, as plain values that a test may change. */
export function documentOf(name: (typeof shippedNames)[number]): Record<string, unknown> {
  return structuredClone(readFrom({}, `configs/${name}.yaml`).document) as Record<string, unknown>;
}

export function yamlOf(document: unknown): string {
  return stringify(document, { aliasDuplicateObjects: false });
}
