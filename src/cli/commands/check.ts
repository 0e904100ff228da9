import { inputRows } from "../../report/inputs/input-rows.ts";
import { checkText } from "../../report/tables/inputs.ts";
import type { Io } from "../../sim/results/host.ts";
import { loadScenario } from "../../sim/results/shipped.ts";

/** Validates a scenario and prints every input with unit, source and grade. */
export function check(given: string, io: Io): void {
  const { scenario, document, overrides } = loadScenario(given, io);
  io.stdout(checkText(scenario, inputRows(document), overrides));
}
