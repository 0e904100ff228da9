import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { withFacts } from "../../flags/facts.ts";
import { parseDay, parseScoredRuns, parseSeed, parseWorkers, withEarlier } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { ForecastFlags } from "./forecast.ts";
import type { HindcastFlags } from "./hindcast.ts";
import type { ScoreFlags } from "./score.ts";

/** The model against the past. */
export function addHindcast(command: Command, io: Io): void {
  withEarlier(
    command
      .description("score the model against the past: coverage, skill, named features, with failures")
      .argument("[episode]", "episode file, or the name of a shipped one; all shipped ones when left out")
      .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
      .option("--runs <count>", "seeded runs an episode and variant, at least 100", parseScoredRuns, 4000)
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .option("--ablate", "also score the model with each mechanism off", false)
      .option("--out <dir>", "folder for JSON, tables and charts, replaced if it holds an earlier hindcast"),
  )
    .addHelpText("after", examples("hindcast --seed score", "hindcast 2025 --seed score --ablate --out results/2025"))
    .action(async (episode: string | undefined, options: HindcastFlags) => {
      const { hindcast } = await import("./hindcast.ts");
      await hindcast(episode, options, io);
    });
}

/** What is to be scored when the future is the past. */
export function addForecast(command: Command, io: Io): void {
  withEarlier(
    withFacts(command)
      .description(
        "month by month, what a scenario brings: prices, shipments, restriction, line stops; to be scored later",
      )
      .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
      .requiredOption("--until <day>", "last day, YYYY-MM-DD")
      .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
      .option("--runs <count>", "seeded runs, at least 100", parseScoredRuns, 10_000)
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .option("--markdown", "print the tables as Markdown", false)
      .option("--out <dir>", "folder for forecast.json and forecast.csv, replaced if it holds an earlier forecast"),
  )
    .addHelpText(
      "after",
      examples(
        "forecast ban-2026 --until 2027-01-31 --seed 2026 --out results/forecast",
        "forecast ban-2026 --facts japan-2026 --until 2027-12-31 --seed 2026 --runs 20000",
        "forecast score docs/forecasts/2026-01-31.json",
      ),
    )
    // What a forecast needs to be made is not needed for its score.
    .hook("preSubcommand", (made) => {
      for (const option of made.options) option.makeOptionMandatory(false);
    })
    .action(async (scenario: string, options: ForecastFlags) => {
      const { forecast } = await import("./forecast.ts");
      await forecast(scenario, options, io);
    });
  addScore(command, io);
}

function addScore(command: Command, io: Io): void {
  command
    .command("score")
    .description("score a forecast that was kept against what is on record: CRPS, log score, Brier score, position")
    .argument("<forecast>", "forecast.json, or the folder that holds it")
    .option("--facts <file>", "what is on record: a facts file, or the name of a shipped one (docs/facts.md)")
    .option(
      "--truths <file>",
      "what is on record, as configs/forecasts/truths.yaml, which it is when left out; with --facts only where a random walk of a quote begins",
    )
    .option(
      "--scenario <file>",
      "with --facts: the scenario that it foretells, which says what states of policy restrict (default: the shipped one of its name)",
    )
    .option("--from <day>", "day on which it was made, if later than the one to which its scenario knows", parseDay)
    .option("--markdown", "print the tables as Markdown", false)
    .option("--out <dir>", "folder for score.json and score.csv, replaced if it holds an earlier score")
    .addHelpText(
      "after",
      examples(
        "forecast score docs/forecasts/2026-01-31.json",
        "forecast score docs/forecasts/2026-01-31.json --facts japan-2026",
        "forecast score results/forecast",
      ),
    )
    .action(async (forecast: string, _: ScoreFlags, called: Command) => {
      const { score } = await import("./score.ts");
      await score(forecast, flagsOf(called), io);
    });
}

/** Options of one name are read by the command above: those it shares are taken over, others have no place here. */
function flagsOf(called: Command): ScoreFlags {
  const above = called.parent as Command;
  const own = called.options.map(({ long }) => long);
  for (const { long, name } of above.options.map((option) => ({ long: option.long, name: option.attributeName() })))
    if (!own.includes(long) && above.getOptionValueSource(name) === "cli")
      called.error(`error: unknown option '${long}'`);
  return called.optsWithGlobals();
}
