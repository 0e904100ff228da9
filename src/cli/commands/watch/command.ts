import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import { withStudyOptions } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { WatchFlags } from "./watch.ts";

/** What to look at next, and what each sight would mean. */
export function addWatch(command: Command, io: Io): void {
  withStudyOptions(command, io)
    .description(
      "for the next day, month and quarter: what can be seen that would move the odds of each ending and headline outcome, and how far",
    )
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .option(
      "--facts <file>",
      "what has happened: a facts file, or the name of a shipped one; the odds are those given it: see docs/facts.md",
    )
    .option(
      "--as-of <day>",
      "day from which the windows count, YYYY-MM-DD; later facts are not used (default: the day to which the facts are kept, else policy.knownUntil)",
    )
    .option(
      "--reports <file>",
      "what is reported of the scenario, how late and how surely (default: configs/watch/reports.yaml)",
    )
    .addHelpText(
      "after",
      examples(
        "watch ban-2026 --seed board",
        "watch ban-2026 --seed board --facts japan-2026 --as-of 2026-06-30 --out results/watch",
      ),
    )
    .action(async (scenario: string, options: Unsettled<WatchFlags>) => {
      const { watch } = await import("./watch.ts");
      await watch(scenario, settled(options, [scenario], io), io);
    });
}
