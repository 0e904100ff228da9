import { Command, CommanderError } from "commander";
import { StudyFailed } from "../sim/engine/failures.ts";
import { inCheckout } from "../sim/results/commands.ts";
import { InputError, Interrupted, NotAsStored } from "../sim/results/host.ts";
import { printable } from "../sim/scenario/printable.ts";
import { tellAllAtOnce } from "./flags/all-at-once.ts";
import { examples } from "./flags/examples.ts";
import { recordedCommand } from "./flags/recorded.ts";
import { noCacheFlag, partsCacheOf, withoutNoCache } from "./terminal/cache.ts";
import type { Answer, Io } from "./terminal/io.ts";
import { answerText, jsonFlag, withoutJson } from "./terminal/json.ts";
import { debugFlag, exitMistake, mistakeText } from "./terminal/mistake.ts";
import { ProgressLine } from "./terminal/progress.ts";

const exitDone = 0;
const exitFailedRuns = 1;
export const exitWrongInput = 2;
/** As shells count an interrupt: 128 + SIGINT. */
export const exitInterrupted = 130;

/** The command line as a function: arguments in, exit code out. A mistake of ours is told, and has a code of its own. */
export async function main(
  given: readonly string[],
  terminal: Omit<Io, "command" | "terms" | "warn" | "progress" | "cache" | "answer">,
): Promise<number> {
  let command: Io["command"];
  let cache: { readonly found: Io["cache"] } | undefined;
  const { args: words, isCached } = withoutNoCache(given);
  const { args, isAsked } = withoutJson(words);
  let answer: Answer | undefined;
  const warnings: string[] = [];
  const io: Io = {
    ...terminal,
    ...(isAsked
      ? {
          stdout: () => undefined,
          answer: (given: Answer) => {
            answer = given;
          },
        }
      : {}),
    get cache() {
      if (!isCached) return undefined;
      cache ??= { found: partsCacheOf(terminal) };
      return cache.found;
    },
    get command() {
      return command;
    },
    terms: {
      ...{ out: "--out", resume: "--resume", fresh: "--fresh", shard: "--shard" },
      ...{ explain: "--explain", outcome: "--outcome", severityMatched: "--severity-matched", paths: "--paths" },
      again: "the same command",
      goOn: `this goes on with them:\n  ${inCheckout([...args.filter((arg) => !["--resume", "--fresh"].includes(arg)), "--resume"])}`,
    },
    warn: (text) => {
      warnings.push(text.trimEnd());
      terminal.stderr(text);
    },
    progress: (label, runs, precision) => new ProgressLine(terminal, label, runs, precision),
  };
  try {
    const asked = await program(args[0], io, terminal.stdout);
    await asked
      .hook("preAction", (_, called) => {
        command = recordedCommand(called, args);
      })
      .parseAsync([...args], { from: "user" });
    if (isAsked) terminal.stdout(answerText(command, answer, warnings));
    return exitDone;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitDone : exitWrongInput;
    if (error instanceof InputError) {
      io.stderr(`${error.message.split("\n").map(printable).join("\n")}\n`);
      return exitWrongInput;
    }
    if (error instanceof NotAsStored || error instanceof StudyFailed) {
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
    io.stderr(mistakeText(error, { version: io.codeVersion, debug: io.debug ?? false }));
    return exitMistake;
  }
}

type Add = (command: Command, io: Io) => void;

/** Commands in the order of the help; each is loaded when asked for, so that none waits for what another needs. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  init: async () => (await import("./commands/init/command.ts")).addInit,
  table: async () => (await import("./commands/table.ts")).addTable,
  check: async () => (await import("./commands/check.ts")).addCheck,
  run: async () => (await import("./commands/run.ts")).addRun,
  compare: async () => (await import("./commands/compare/command.ts")).addCompare,
  plan: async () => (await import("./commands/plan/command.ts")).addPlan,
  merge: async () => (await import("./commands/merge.ts")).addMerge,
  replay: async () => (await import("./commands/replay/command.ts")).addReplay,
  report: async () => (await import("./commands/report.ts")).addReport,
  episode: async () => (await import("./commands/episode/command.ts")).addEpisode,
  hindcast: async () => (await import("./commands/scoring/command.ts")).addHindcast,
  forecast: async () => (await import("./commands/scoring/command.ts")).addForecast,
  infer: async () => (await import("./commands/infer/command.ts")).addInfer,
  watch: async () => (await import("./commands/watch/command.ts")).addWatch,
  rules: async () => (await import("./commands/rules/command.ts")).addRules,
  sweep: async () => (await import("./commands/sweep/command.ts")).addSweep,
  sensitivity: async () => (await import("./commands/sensitivity/command.ts")).addSensitivity,
  discover: async () => (await import("./commands/discover/command.ts")).addDiscover,
  explore: async () => (await import("./commands/explore/command.ts")).addExplore,
};

/** The program with the command that the first word names; with all of them where it names none. */
async function program(first: string | undefined, io: Io, help: Io["stdout"]): Promise<Command> {
  const chokepoint = new Command(inCheckout([]))
    .description(
      "Imports of a critical metal are cut off by decree: how long do the stocks last, who stops first, what happens to each price, how sure can one be, and how does it compare with last time?",
    )
    .version(io.codeVersion)
    .option(debugFlag, "beside any command: the stack of a mistake of the program, which is otherwise told in one line")
    .option(jsonFlag, "beside any command that answers: its answer as JSON, and nothing else, on standard output")
    .option(noCacheFlag, "beside any command: neither takes finished parts of earlier commands nor leaves any")
    .addHelpText("after", rootExamples);
  settle(chokepoint, io, help);
  for (const name of namedBy(first)) {
    const add = await commands[name]();
    add(settle(chokepoint.command(name), io, help), io);
  }
  tellAllAtOnce(chokepoint, io.stderr);
  return chokepoint;
}

function namedBy(first: string | undefined): readonly string[] {
  if (first === "--version" || first === "-V") return [];
  return first !== undefined && Object.hasOwn(commands, first) ? [first] : Object.keys(commands);
}

/** Usage errors are thrown, not exits; help and errors go where the caller says. */
function settle(command: Command, io: Io, help: Io["stdout"]): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: help, writeErr: io.stderr })
    .showHelpAfterError("(add --help for usage and examples)");
}

const rootExamples = `${examples(
  "init",
  "check ban-2026",
  'plan ban-2026 --until "p95(pricePaid.Dy.peak) 3%"',
  "run ban-2026 --seed board",
  "compare precedent-2010 ban-2026 --seed board",
  "report results/precedent-2010-and-ban-2026",
  "episode new my-episode",
  "hindcast --seed score",
  "forecast ban-2026 --until 2027-01-31 --seed 2026",
  "infer example --seed trial --out results/posterior",
  "watch ban-2026 --seed board",
  "rules ban-2026 --seed board",
  "sweep ban-2026 --grid cover --seed board --runs 512",
  "sensitivity ban-2026 --seed board",
  "discover ban-2026 --seed board --outcome unmetNeedShare.Dy --above 0.1",
  "explore ban-2026 --seed board",
)}

Exit codes: 0 done, 1 too many runs failed, 2 wrong input, 70 a mistake of the program, 130 interrupted.`;
