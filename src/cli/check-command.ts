import type { Command } from "commander";
import type { Io } from "../sim/results/host.ts";
import { check } from "./commands/check.ts";
import { examples } from "./examples.ts";

/** What a scenario rests on. */
export function addCheck(command: Command, io: Io): void {
  command
    .description("validate a scenario and list every input with unit, source and grade")
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .addHelpText("after", examples("check ban-2026", "check my-scenario.yaml"))
    .action((scenario: string) => check(scenario, io));
}
