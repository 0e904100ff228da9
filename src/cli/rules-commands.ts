import type { Command } from "commander";
import { examples } from "./examples.ts";
import type { Io } from "./io.ts";
import { settled, type Unsettled } from "./settle-sampling.ts";
import type { StudyOptions } from "./write-study.ts";

type RulesOptions = StudyOptions & { readonly out?: string };

/** How best to release a national stock; `command` has the options of a study. */
export function addRules(command: Command, io: Io): void {
  command
    .description("simulate a scenario under each rule of stock release: what is left, and what each rule saves")
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .addHelpText("after", examples("rules ban-2026 --seed board --runs 10000 --out results/rules"))
    .action(async (scenario: string, options: Unsettled<RulesOptions>) => {
      // Loaded when asked for: drawing needs Vega.
      const { rules } = await import("./commands/rules.ts");
      await rules(scenario, settled(options, [scenario], io, true), io);
    });
}
