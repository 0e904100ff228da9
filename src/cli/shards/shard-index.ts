import type { Io } from "../../sim/results/host.ts";
import { InputError } from "../input-error.ts";

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
