import type { Command } from "commander";
import type { Io } from "../sim/results/host.ts";
import { run } from "./commands/run.ts";
import { examples } from "./examples.ts";
import { settled, type Unsettled } from "./flags/sampling.ts";
import { type ShardFlags, shardOf, withShards } from "./flags/shards.ts";
import { runShard } from "./shards/run-shard.ts";
import { type StudyFlags, withStudyOptions } from "./study-options.ts";
import { withUntil } from "./until/flags.ts";

/** One study, or a share of one. */
export function addRun(command: Command, io: Io): void {
  withShards(withUntil(withStudyOptions(command, io)))
    .description("simulate a scenario and write its results folder")
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .addHelpText(
      "after",
      examples(
        "run ban-2026 --seed board --runs 10000 --out results/ban",
        "run ban-2026 --seed board --runs 1000000 --shard 3/100 --out shards/ban",
        'run ban-2026 --seed board --until "p95(pricePaid.Dy.peak) 3%" --until "P(firstLineStop.traction <= 26w) 1pt"',
      ),
    )
    .action((scenario: string, flags: Unsettled<StudyFlags & ShardFlags>) => {
      const options = settled(flags, [scenario], io);
      const shard = shardOf(options, io);
      return shard === undefined ? run(scenario, options, io) : runShard(scenario, shard, options, io);
    });
}
