import { checkText } from "../../report/inputs/check-text.ts";
import { inputRows } from "../../report/inputs/input-rows.ts";
import type { Io } from "../io.ts";
import { loadScenario } from "../scenario-file.ts";

/** Validates a scenario and prints every input with unit, source and grade. */
export function check(given: string, io: Io): void {
  const { scenario, document, overrides } = loadScenario(given, io);
  io.stdout(checkText(scenario, inputRows(document), overrides));
}
