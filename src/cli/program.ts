import { Command, CommanderError } from "commander";
import { StudyFailed } from "../sim/engine/failures.ts";
import { inCheckout } from "../sim/results/commands.ts";
import { FailedStudy, InputError, Interrupted } from "../sim/results/host.ts";
import { addCheck } from "./commands/check.ts";
import { addCompare } from "./commands/compare/command.ts";
import { addInit } from "./commands/init/command.ts";
import { addMerge } from "./commands/merge.ts";
import { addPlan } from "./commands/plan/command.ts";
import { addReplay } from "./commands/replay/command.ts";
import { addReport } from "./commands/report/command.ts";
import { addRules } from "./commands/rules/command.ts";
import { addRun } from "./commands/run.ts";
import { addForecast, addHindcast } from "./commands/scoring/command.ts";
import { examples } from "./flags/examples.ts";
import { recordedCommand } from "./flags/recorded.ts";
import { withStudyOptions, withUntil } from "./flags/study.ts";
import type { Io } from "./terminal/io.ts";
import { ProgressLine } from "./terminal/progress.ts";

const exitDone = 0;
const exitFailedRuns = 1;
const exitWrongInput = 2;
/** As shells count an interrupt: 128 + SIGINT. */
export const exitInterrupted = 130;

/** The command line as a function: arguments in, exit code out. Anything but 0, 1, 2 and 130 is a bug and throws. */
export async function main(
  args: readonly string[],
  terminal: Omit<Io, "command" | "commandLine" | "warn" | "progress">,
): Promise<number> {
  let command: Io["command"];
  const io: Io = {
    ...terminal,
    get command() {
      return command;
    },
    commandLine: inCheckout(args.filter((arg) => !["--resume", "--fresh"].includes(arg))),
    warn: terminal.stderr,
    progress: (label, runs, precision) => new ProgressLine(terminal, label, runs, precision),
  };
  try {
    await program(io)
      .hook("preAction", (_, called) => {
        command = recordedCommand(called, args);
      })
      .parseAsync([...args], { from: "user" });
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
  const chokepoint = new Command(inCheckout([]))
    .description(
      "Imports of a critical metal are cut off by decree: how long do the stocks last, who stops first, what happens to each price, how sure can one be, and how does it compare with last time?",
    )
    .version(io.codeVersion)
    .addHelpText("after", rootExamples);
  settle(chokepoint, io);
  const sub = (name: string): Command => settle(chokepoint.command(name), io);

  addInit(sub("init"), io);
  addCheck(sub("check"), io);
  addRun(sub("run"), io);
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

/** Usage errors are thrown, not exits; help and errors go where the caller says. */
function settle(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showHelpAfterError("(add --help for usage and examples)");
}

const rootExamples = `${examples(
  "init",
  "check ban-2026",
  'plan ban-2026 --until "p95(pricePaid.Dy.peak) 3%"',
  "run ban-2026 --seed board",
  "compare precedent-2010 ban-2026 --seed board",
  "report results/precedent-2010-and-ban-2026",
  "hindcast --seed score",
  "forecast ban-2026 --until 2027-01-31 --seed 2026",
  "rules ban-2026 --seed board",
)}

Exit codes: 0 done, 1 too many runs failed, 2 wrong input, 130 interrupted.`;
