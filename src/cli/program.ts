import { Command, CommanderError } from "commander";
import { inCheckout } from "../report/in-checkout.ts";
import { StudyFailed } from "../sim/study/failures.ts";
import { check } from "./commands/check.ts";
import { run } from "./commands/run.ts";
import { addCompare } from "./compare-commands.ts";
import { examples } from "./examples.ts";
import { FailedStudy } from "./failed-study.ts";
import { addInit } from "./init-command.ts";
import { InputError } from "./input-error.ts";
import { Interrupted } from "./interrupt.ts";
import type { Io } from "./io.ts";
import { withEarlier } from "./kept/earlier-flags.ts";
import { parseRuns, parseSeed, parseWorkers, samplingOption } from "./options.ts";
import { addPlan } from "./plan/add-plan.ts";
import { addReplay } from "./replay/replay-command.ts";
import { addReport } from "./report-commands.ts";
import { addRules } from "./rules-commands.ts";
import { addForecast, addHindcast } from "./score-commands.ts";
import { settled, type Unsettled } from "./settle-sampling.ts";
import { type ShardFlags, shardOf, withShards } from "./shards/flags.ts";
import { addMerge } from "./shards/merge-command.ts";
import { runShard } from "./shards/run-shard.ts";
import type { Earlier } from "./unfinished.ts";
import { type UntilFlags, withUntil } from "./until/flags.ts";
import type { StudyOptions } from "./write-study.ts";

const exitDone = 0;
const exitFailedRuns = 1;
const exitWrongInput = 2;
/** As shells count an interrupt: 128 + SIGINT. */
export const exitInterrupted = 130;

/** The command line as a function: arguments in, exit code out. Anything but 0, 1, 2 and 130 is a bug and throws. */
export async function main(args: readonly string[], world: Omit<Io, "commandLine">): Promise<number> {
  const io: Io = { ...world, commandLine: inCheckout(args.filter((arg) => !["--resume", "--fresh"].includes(arg))) };
  try {
    await program(io).parseAsync([...args], { from: "user" });
    return exitDone;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitDone : exitWrongInput;
    if (error instanceof InputError) {
      io.stderr(`${error.message}\n`);
      return exitWrongInput;
    }
    if (error instanceof FailedStudy || error instanceof StudyFailed) {
      io.stderr(`${error.message}\n`);
      return exitFailedRuns;
    }
    if (error instanceof Interrupted) {
      io.stderr(`\n${error.message}\n`);
      return exitInterrupted;
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

  withShards(withUntil(withStudyOptions(sub("run"), io)))
    .description("simulate a scenario and write its results folder")
    .argument("<scenario>", "scenario file, or the name of a shipped one")
    .addHelpText(
      "after",
      examples(
        "chokepoint run ban-2026 --seed board --runs 10000 --out results/ban",
        "chokepoint run ban-2026 --seed board --runs 1000000 --shard 3/100 --out shards/ban",
        'chokepoint run ban-2026 --seed board --until "p95(pricePaid.Dy.peak) 3%" --until "P(firstLineStop.traction <= 26w) 1pt"',
      ),
    )
    .action((scenario: string, flags: Unsettled<StudyFlags & ShardFlags>) => {
      const options = settled(flags, [scenario], io);
      const shard = shardOf(options, io);
      return shard === undefined ? run(scenario, options, io) : runShard(scenario, shard, options, io);
    });

  addCompare(withUntil(withStudyOptions(sub("compare"), io)), io);

  addPlan(sub("plan"), io);

  addMerge(sub("merge"), io);

  addReplay(sub("replay"), io);

  addReport(sub("report"), io);
  addHindcast(sub("hindcast"), io);
  addForecast(sub("forecast"), io);
  addRules(withStudyOptions(sub("rules"), io), io);

  return chokepoint;
}

type StudyFlags = StudyOptions & UntilFlags & Earlier & { readonly out?: string };

function withStudyOptions(command: Command, io: Io): Command {
  return withEarlier(
    command
      .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
      .option("--runs <count>", "seeded runs a scenario", parseRuns, 10_000)
      .addOption(samplingOption())
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .option("--out <dir>", "results folder, replaced if it holds earlier results"),
  );
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
  $ chokepoint plan ban-2026 --until "p95(pricePaid.Dy.peak) 3%"
  $ chokepoint run ban-2026 --seed board
  $ chokepoint compare precedent-2010 ban-2026 --seed board
  $ chokepoint report results/precedent-2010-and-ban-2026
  $ chokepoint hindcast --seed score
  $ chokepoint forecast ban-2026 --until 2027-01-31 --seed 2026
  $ chokepoint rules ban-2026 --seed board

Exit codes: 0 done, 1 too many runs failed, 2 wrong input.`;
