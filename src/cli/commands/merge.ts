import type { Command } from "commander";
import { mergeInto } from "../../sim/results/shards.ts";
import { examples } from "../flags/examples.ts";
import { parseWorkers } from "../flags/study.ts";
import type { Io } from "../terminal/io.ts";
import { printRun } from "./run.ts";

type MergeFlags = { readonly out: string; readonly workers: number };

/** The whole of shards that were run by themselves. */
export function addMerge(command: Command, io: Io): void {
  command
    .description("make the whole study of its shards: the same bytes as the run in one piece")
    .argument("<dir>", "folder into which run --shard has written every shard")
    .requiredOption("--out <dir>", "results folder, replaced if it holds earlier results")
    .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
    .addHelpText(
      "after",
      examples(
        "run ban-2026 --seed board --runs 1000000 --shard 3/100 --out shards/ban",
        "merge shards/ban --out results/ban",
      ),
    )
    .action(async (dir: string, { out, workers }: MergeFlags) => {
      printRun(await mergeInto(out, dir, { workers }, io), "", out, io);
    });
}
