import { Command, CommanderError, Option } from "commander";
import { plainSampling } from "../sim/sampling/sampling.ts";
import { check } from "./commands/check.ts";
import { compare } from "./commands/compare.ts";
import { run } from "./commands/run.ts";
import { examples } from "./examples.ts";
import { addInit } from "./init-command.ts";
import { InputError } from "./input-error.ts";
import type { Io } from "./io.ts";
import { parseRuns, parseSampling, parseSeed, parseWorkers, samplingKinds } from "./options.ts";
import { addForecast, addHindcast } from "./score-commands.ts";
import type { RunFlags } from "./settle-sampling.ts";
import { withUntil } from "./until/flags.ts";

const exitDone = 0;
const exitWrongInput = 2;
/** As shells count an interrupt: 128 + SIGINT. */
export const exitInterrupted = 130;

/** The command line as a function: arguments in, exit code out. Anything but 0, 2 and 130 is a bug and throws. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    await program(io).parseAsync([...args], { from: "user" });
    return exitDone;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitDone : exitWrongInput;
    if (error instanceof InputError) {
      io.stderr(`${error.message}\n`);
      return exitWrongInput;
    }
    if (io.signal.aborted) {
      io.stderr("\ninterrupted: nothing was written\n");
      return exitInterrupted;
    }
    throw error;
  }
}

function program(io: Io): Command {
  const chokepoint = new Command("chokepoint")
    .description(
      "Imports of a critical metal are cut off by decree: how long do the stocks last, who stops first, what happens to\neach price, how sure can one be, and how does it compare with last time?",
    )
    .version(io.codeVersion)
    .addHelpText("after", rootExamples);
  settle(chokepoint, io);
  const sub = (name: string): Command => settle(chokepoint.command(name), io);

  addInit(sub("init"), io);

  sub("check")
    .description("validate a scenario and list every input with unit, source and grade")
    .argument("<scenario>", "scenario file, or the name of a shipped one")
    .addHelpText("after", examples("chokepoint check ban-2026", "chokepoint check my-scenario.yaml"))
    .action((scenario: string) => check(scenario, io));

  withUntil(withStudyOptions(sub("run"), io))
    .description("simulate a scenario and write its results folder")
    .argument("<scenario>", "scenario file, or the name of a shipped one")
    .addHelpText(
      "after",
      examples(
        "chokepoint run ban-2026 --seed board --runs 10000 --out results/ban",
        'chokepoint run ban-2026 --seed board --until "p95(pricePaid.Dy.peak) 3%" --until "P(firstLineStop.traction <= 26w) 1pt"',
      ),
    )
    .action((scenario: string, options: RunFlags) => run(scenario, options, io));

  withUntil(withStudyOptions(sub("compare"), io))
    .description("simulate two scenarios on the same seed; differences run for run, with standard errors")
    .argument("<a>", "scenario file, or the name of a shipped one")
    .argument("<b>", "what to compare it with")
    .addHelpText(
      "after",
      examples(
        "chokepoint compare precedent-2010 ban-2026 --seed board --runs 10000",
        'chokepoint compare precedent-2010 ban-2026 --seed board --until "mean(unmetNeedShare.Dy) 0.5pt"',
      ),
    )
    .action((a: string, b: string, options: RunFlags) => compare(a, b, options, io));

  sub("report")
    .description("charts (Vega-Lite, SVG, PNG, CSV) and one page that opens offline, into <dir>/report")
    .argument("<dir>", "results folder of run or compare")
    .addHelpText("after", examples("chokepoint report results/ban"))
    .action(async (dir: string) => {
      // Loaded when asked for: drawing needs Vega, running does not.
      const { report } = await import("./commands/report.ts");
      await report(dir, io);
    });

  addHindcast(sub("hindcast"), io);
  addForecast(sub("forecast"), io);

  return chokepoint;
}

function withStudyOptions(command: Command, io: Io): Command {
  return command
    .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
    .option("--runs <count>", "seeded runs a scenario", parseRuns, 10_000)
    .addOption(
      new Option("--sampling <kind>", `${samplingKinds}: see docs/sampling.md`)
        .argParser(parseSampling)
        .default(plainSampling, "plain"),
    )
    .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
    .option("--out <dir>", "results folder, replaced if it holds earlier results");
}

/** Usage errors are thrown, not exits; help and errors go where the caller says. */
function settle(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showHelpAfterError("(add --help for usage and examples)");
}

const rootExamples = `
Examples:
  $ chokepoint init
  $ chokepoint check ban-2026
  $ chokepoint run ban-2026 --seed board
  $ chokepoint compare precedent-2010 ban-2026 --seed board
  $ chokepoint report results/precedent-2010-and-ban-2026
  $ chokepoint hindcast --seed score
  $ chokepoint forecast ban-2026 --until 2027-01-31 --seed 2026

Exit codes: 0 done, 2 wrong input.`;
