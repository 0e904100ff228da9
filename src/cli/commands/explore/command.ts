import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { withFacts } from "../../flags/facts.ts";
import { langOption } from "../../flags/lang.ts";
import { parseSeed, parseWhole, parseWorkers } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { ExploreFlags } from "./explore.ts";

/** Runs that a page can hold in memory. */
const mostRunsOfPage = 20_000;

/** One page that runs the engine itself. */
export function addExplore(command: Command, io: Io): void {
  withFacts(command)
    .description(
      "one HTML file that opens from disk with no network and runs the engine itself: hold an input at a number, switch a mechanism off, see at once what it does",
    )
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .requiredOption("--seed <text>", "any text; the page draws what the command line draws of it", parseSeed)
    .option("--runs <count>", "runs that the page begins with", (text) => parseWhole(text, 64, mostRunsOfPage), 2000)
    .option("--beside <scenario>", "another scenario to look at beside it, such as the same of an earlier time")
    .addOption(langOption("language of the page"))
    .option("--workers <count>", "worker threads of the pilot that puts inputs in order", parseWorkers, io.processors)
    .option("--out <file>", "page to write, replaced if it is an earlier one (default: results/<name>-explorer.html)")
    .addHelpText(
      "after",
      examples(
        "explore ban-2026 --seed board",
        "explore ban-2026 --seed board --beside precedent-2010-foretold --facts japan-2026 --out results/explorer.html",
      ),
    )
    .action(async (scenario: string, flags: ExploreFlags) => {
      const { explore } = await import("./explore.ts");
      await explore(scenario, flags, io);
    });
}
