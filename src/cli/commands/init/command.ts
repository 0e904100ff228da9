import type { Command } from "commander";
import type { Io } from "../../../sim/results/host.ts";
import { examples } from "../../examples.ts";
import { type InitFlags, init } from "../init.ts";
import { questions } from "./questions.ts";

/** A newcomer's own scenario. */
export function addInit(command: Command, io: Io): void {
  command
    .description("write a scenario of your own: asks at a terminal for what no flag says")
    .argument("[file]", "scenario file to write, new; <metal>-<country>.yaml when left out");
  for (const { key, asks, example, otherwise, unsaid } of questions) {
    const unless = key === "start" ? "today" : unsaid || otherwise;
    const asked = asks.charAt(0).toLowerCase() + asks.slice(1);
    command.option(`--${key} <text>`, `${asked}, such as "${example}"${unless ? `; when left out: ${unless}` : ""}`);
  }
  command
    .addHelpText(
      "after",
      examples(
        "init",
        'init cobalt.yaml --metal cobalt --country Germany --exporter "DR Congo" --demand "8000..12000 t/yr" --stock "0 months" --cover "1..2..4 months" --price "35 USD/kg"',
      ),
    )
    .action((file: string | undefined, flags: InitFlags) => init(file, flags, io));
}
