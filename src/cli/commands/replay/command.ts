import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { mostRuns, parseWhole } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { ReplayFlags } from "./replay.ts";

/** One run of a study, told. */
export function addReplay(command: Command, io: Io): void {
  command
    .description("make one run of a study again, hold it to what is stored, and tell what happened in it")
    .argument("<dir>", "results folder of run, or what there is of an unfinished one")
    .requiredOption("--run <number>", "which run, counted from 0", (text) => parseWhole(text, 0, mostRuns - 1))
    .option("--trace", "what happened, with its dates", false)
    .option("--off <mechanism>", "also with one mechanism off, on the same random numbers, and the difference")
    .option("--out <dir>", "folder for its weeks, events and outcomes as CSV, replaced if it holds an earlier replay")
    .addHelpText(
      "after",
      examples(
        "replay results/ban --run 4711 --trace",
        "replay results/ban --run 4711 --off squeeze --out results/run-4711",
      ),
    )
    .action(async (dir: string, flags: ReplayFlags) => {
      const { replay } = await import("./replay.ts");
      await replay(dir, flags, io);
    });
}
