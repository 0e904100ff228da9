import type { Command } from "commander";
import type { Io } from "./io.ts";
import { withEarlier } from "./kept/earlier-flags.ts";
import { parseRuns, parseSeed, parseWorkers, samplingOption } from "./options.ts";
import type { Earlier } from "./unfinished.ts";
import type { UntilFlags } from "./until/flags.ts";
import type { StudyOptions } from "./write-study.ts";

export type StudyFlags = StudyOptions & UntilFlags & Earlier & { readonly out?: string };

/** Flags of every command that runs studies. */
export function withStudyOptions(command: Command, io: Io): Command {
  return withEarlier(
    command
      .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
      .option("--runs <count>", "seeded runs a scenario", parseRuns, 10_000)
      .addOption(samplingOption())
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .option("--out <dir>", "results folder, replaced if it holds earlier results"),
  );
}
