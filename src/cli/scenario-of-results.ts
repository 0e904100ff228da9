import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { rulesSchema } from "../sim/files/part-schemas.ts";
import { parseJson, readRecord } from "../sim/results/read-record.ts";
import { type ReadScenario, readDocument } from "../sim/scenario/read.ts";
import { manifestSchema } from "../sim/study/files/schemas.ts";
import type { Manifest } from "../sim/study/study.ts";
import { asInputError } from "./as-input-error.ts";
import { recordedScenario } from "./recorded-scenario.ts";

/**
 * The scenario that made a results folder of `run` or of `rules`, as it is recorded there with its bases merged in;
 * undefined where the folder holds neither.
 */
export function scenarioOfResults(given: string, cwd: string): ReadScenario | undefined {
  const holds = (name: string) => existsSync(join(resolve(cwd, given), name));
  if (holds("manifest.json")) return recordedIn(given, cwd);
  if (!holds("rules.json")) return undefined;
  const path = join(given, "rules.json");
  const { own, scenario: name } = readRecord(resolve(cwd, path), path, rulesSchema);
  const { document } = recordedIn(join(given, own), cwd);
  return asInputError(() => readDocument({ ...document, name }, path));
}

function recordedIn(folder: string, cwd: string): ReadScenario {
  const path = join(folder, "manifest.json");
  readRecord(resolve(cwd, path), path, manifestSchema);
  // As written: the model goes by the order of a scenario's keys.
  return recordedScenario(parseJson(resolve(cwd, path), path) as Manifest, path);
}
