import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { langOption } from "../../flags/lang.ts";
import { mostRuns, parseSeed, parseWhole, parseWorkers, withEarlier } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { SensitivityFlags } from "./sensitivity.ts";

/** Fewest runs from which shares of variance are told, and fewest points of a design: four of each group of the jackknife. */
const [fewestRuns, fewestPoints] = [256, 64];
const mostPoints = 1_000_000;

/** Which inputs matter. */
export function addSensitivity(command: Command, io: Io): void {
  withEarlier(
    command
      .description(
        "which inputs matter, alone, in pairs, with all others, in groups and month by month, and how much is luck: shares of\nvariance with their errors",
      )
      .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
      .option("--outcome <id...>", "outcomes, such as unmetNeedShare.Dy; four headlines when left out")
      .option("--series <id...>", "weekly series to follow by months; price paid and arrivals when left out")
      .option("--seed <text>", "any text; the same seed gives the same numbers; results have their own", parseSeed)
      .option("--runs <count>", "seeded runs; results have their own (default: 10000)", (text) =>
        parseWhole(text, fewestRuns, mostRuns),
      )
      .option(
        "--points <count>",
        "points of the design, each run once for every input",
        (text) => parseWhole(text, fewestPoints, mostPoints),
        1024,
      )
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .addOption(langOption("language of the charts"))
      .option("--out <dir>", "results folder, replaced if it holds an earlier analysis"),
  )
    .addHelpText(
      "after",
      examples(
        "sensitivity ban-2026 --seed board",
        "sensitivity results/ban-2026 --outcome unmetNeedShare.Dy --series pricePaidUsdPerKg.Dy --points 2048",
      ),
    )
    .action(async (scenario: string, flags: SensitivityFlags) => {
      // Loaded when asked for: drawing needs Vega.
      const { sensitivity } = await import("./sensitivity.ts");
      await sensitivity(scenario, flags, io);
    });
}
