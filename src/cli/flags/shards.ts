import { type Command, InvalidArgumentError, Option } from "commander";
import type { Io } from "../../sim/results/host.ts";
import type { Shard } from "../../sim/study/parts.ts";
import { shardIndex } from "../shards/shard-index.ts";
import { parseWhole } from "./study.ts";

/** Which share of a study is to be run; neither is set where it is the whole. */
export type ShardFlags = { readonly shard?: Shard; readonly shards?: number };

const mostShards = 1_000_000;
const notWith = ["until", "ceiling", "resume", "fresh"];

export function withShards(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--shard <k/n>",
        "run the k-th of n shares alone, into a folder that all share; merge makes the whole of them",
      )
        .argParser(parseShard)
        .conflicts(["shards", ...notWith]),
    )
    .addOption(
      new Option(
        "--shards <n>",
        "as --shard, k from the array job that the command runs in: Slurm (--array=1-n), Kubernetes (Indexed Job), AWS Batch",
      )
        .argParser((text) => parseWhole(text, 1, mostShards))
        .conflicts(notWith),
    );
}

/** The shard that is asked for; undefined where it is the whole study. */
export function shardOf({ shard, shards }: ShardFlags, io: Pick<Io, "env">): Shard | undefined {
  if (shard !== undefined) return shard;
  if (shards === undefined) return undefined;
  return { index: shardIndex(io.env, shards), of: shards };
}

function parseShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || !(index >= 1 && index <= of && of <= mostShards))
    throw new InvalidArgumentError(`must be k/n with k from 1 to n, such as 3/100, and n at most ${mostShards}`);
  return { index, of };
}
