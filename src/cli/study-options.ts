import type { Command } from "commander";
import type { Io } from "../sim/results/host.ts";
import type { Earlier } from "../sim/results/kept/unfinished.ts";
import type { StudyOptions } from "../sim/results/write-study.ts";
import { parseRuns, parseSeed, parseWorkers, samplingOption } from "./flags/study.ts";
import { withEarlier } from "./kept/earlier-flags.ts";
import type { UntilFlags } from "./until/flags.ts";

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
