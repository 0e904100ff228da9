import type { Command } from "commander";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { examples } from "../../flags/examples.ts";
import { type FactsFlags, withFacts } from "../../flags/facts.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import { withStudyOptions } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";

type RulesOptions = StudyOptions & FactsFlags & { readonly out?: string };

/** How best to release a national stock. */
export function addRules(command: Command, io: Io): void {
  withFacts(withStudyOptions(command, io))
    .description("simulate a scenario under each rule of stock release: what is left, and what each rule saves")
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .addHelpText("after", examples("rules ban-2026 --seed board --runs 10000 --out results/rules"))
    .action(async (scenario: string, options: Unsettled<RulesOptions>) => {
      // Loaded when asked for: drawing needs Vega.
      const { rules } = await import("./rules.ts");
      await rules(scenario, settled(options, [scenario], io, true), io);
    });
}
