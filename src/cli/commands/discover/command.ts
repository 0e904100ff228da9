import { type Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../../flags/examples.ts";
import { langOption } from "../../flags/lang.ts";
import { parseSeed, parseWhole, parseWorkers } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { DiscoverFlags } from "./discover.ts";

/** Runs of a scenario that are held in memory; results are read a column at a time, however many their runs. */
const [fewestRuns, mostRuns] = [1000, 200_000];
const mostBoxes = 5;

/** Where it goes wrong. */
export function addDiscover(command: Command, io: Io): void {
  command
    .description(
      "in which part of the input space does an outcome go wrong? Boxes by PRIM, with coverage, density and a quasi-p for each\nlimit, in words; a classification tree beside them",
    )
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .requiredOption("--outcome <id>", "outcome, such as unmetNeedShare.Dy")
    .addOption(
      new Option("--above <value>", "it goes wrong above this, in the outcome's unit; a share is 0-1")
        .argParser(parseNumber)
        .conflicts("below"),
    )
    .addOption(new Option("--below <value>", "it goes wrong below this").argParser(parseNumber))
    .option("--boxes <count>", "boxes to look for, at most", (text) => parseWhole(text, 1, mostBoxes), 3)
    .option("--seed <text>", "any text; the same seed gives the same numbers; results have their own", parseSeed)
    .option("--runs <count>", "seeded runs; results have their own (default: 10000)", (text) =>
      parseWhole(text, fewestRuns, mostRuns),
    )
    .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
    .addOption(langOption("language of charts and sentences"))
    .option("--out <dir>", "results folder, replaced if it holds an earlier discovery")
    .addHelpText(
      "after",
      examples(
        "discover ban-2026 --seed board --outcome unmetNeedShare.Dy --above 0.1",
        "discover results/ban-2026 --outcome pricePaid.Dy.peak --above 3 --boxes 1 --lang ja",
      ),
    )
    .action(async (scenario: string, flags: DiscoverFlags) => {
      // Loaded when asked for: drawing needs Vega.
      const { discoverIn } = await import("./discover.ts");
      await discoverIn(scenario, flags, io);
    });
}

function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("must be a number");
  return value;
}
