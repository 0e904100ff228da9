import { type Command, InvalidArgumentError, Option } from "commander";
import type { Shard } from "../../sim/engine/ranges.ts";
import { InputError } from "../../sim/results/host.ts";
import type { Io } from "../terminal/io.ts";
import { parseWhole } from "./study.ts";

/**
 * Where array jobs say which of them one is, and the index of their first. Slurm's is what --array says, and taken for a
 * shard as it stands, so that `--array=3,57` runs these two again; the others always begin with 0.
 */
const variables = [
  { name: "SLURM_ARRAY_TASK_ID", first: 1 },
  { name: "JOB_COMPLETION_INDEX", first: 0 },
  { name: "AWS_BATCH_JOB_ARRAY_INDEX", first: 0 },
] as const;

/**
 * The shard of so many that this process is to run, counted from 1. InputError where nothing says which, or two do, or
 * there is none of that number.
 */
export function shardIndex(env: Io["env"], shards: number): number {
  const set = variables.filter(({ name }) => (env[name] ?? "") !== "");
  const names = variables.map(({ name }) => name).join(", ");
  if (set.length !== 1)
    throw new InputError(
      `--shards: must be run in an array job, which sets one of ${names}, got ${set.map(({ name }) => name).join(" and ") || "none"}; --shard k/n says it outright`,
    );
  const [{ name, first }] = set;
  const text = env[name] as string;
  if (!/^\d{1,9}$/.test(text)) throw new InputError(`${name}: must be a whole number, got ${text}`);
  if (name === "SLURM_ARRAY_TASK_ID" && Number(env.SLURM_ARRAY_TASK_MIN ?? text) < 1)
    throw new InputError(`${name}: must be counted from 1, by --array=1-n, got an array that begins with 0`);
  const index = Number(text) - first + 1;
  if (index >= 1 && index <= shards) return index;
  throw new InputError(
    `${name}: must be from ${first} to ${shards - 1 + first}, counted from ${first}, for --shards ${shards}, got ${text}`,
  );
}

/** Which share of a study is to be run; neither is set where it is the whole. */
export type ShardFlags = { readonly shard?: Shard; readonly shards?: number };

const mostShards = 1_000_000;
const notWith = ["until", "ceiling", "resume", "fresh"];

export function withShards(
  command: Command,
  does = "run the k-th of n shares alone, into a folder that all share; merge makes the whole of them",
): Command {
  return command
    .addOption(new Option("--shard <k/n>", does).argParser(parseShard).conflicts(["shards", ...notWith]))
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
