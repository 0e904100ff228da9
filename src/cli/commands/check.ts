import type { Command } from "commander";
import { checkText, inputRows } from "../../report/tables/inputs.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import { examples } from "../flags/examples.ts";
import type { Io } from "../terminal/io.ts";

/** Validates a scenario and prints every input with unit, source and grade. */
function check(given: string, io: Io): void {
  const { scenario, document, overrides } = loadScenario(given, io);
  io.stdout(checkText(scenario, inputRows(document), overrides));
}

/** What a scenario rests on. */
export function addCheck(command: Command, io: Io): void {
  command
    .description("validate a scenario and list every input with unit, source and grade")
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .addHelpText("after", examples("check ban-2026", "check my-scenario.yaml"))
    .action((scenario: string) => check(scenario, io));
}
