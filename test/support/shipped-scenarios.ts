import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { packageRoot } from "./package-root.ts";
import { readFrom } from "./scenario-files.ts";

/** Every scenario in configs/, by name. */
export const shippedScenarios: readonly string[] = readdirSync(join(packageRoot, "configs"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/, ""))
  .sort();

export function shippedScenario(name: string): Scenario {
  return readFrom({}, `configs/${name}.yaml`).scenario;
}
