import { existsSync, statSync } from "node:fs";
import { StudyFailed } from "../../sim/engine/failures.ts";
import { isKept, runShard as runMissing } from "../../sim/engine/run-study.ts";
import type { Io } from "../../sim/results/host.ts";
import { foreignToParts } from "../../sim/results/kept/folder.ts";
import { asDiskError, targetOf } from "../../sim/results/replace.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import type { StudyOptions } from "../../sim/results/write-study.ts";
import { partsOf, rangeCount, type Shard } from "../../sim/study/parts.ts";
import { InputError } from "../input-error.ts";
import { PartFolder } from "../part-folder.ts";
import { recorded } from "../record-failures.ts";
import { recordOf } from "../study-record.ts";
import { Interrupted } from "../terminal/interrupt.ts";
import { Progress } from "../terminal/progress.ts";

/** Runs one share of a study into a folder that all shares have in common; what is finished there is not done again. */
export async function runShard(
  given: string,
  shard: Shard,
  options: StudyOptions & { readonly out?: string },
  io: Io,
): Promise<void> {
  const read = loadScenario(given, io);
  const { scenario } = read;
  const { seed, runs, sampling, workers } = options;
  const most = rangeCount(runs);
  if (shard.of > most)
    throw new InputError(
      `--shard: must be of at most ${most} shards, one for each 1,024 of ${runs} runs, got ${shard.of}`,
    );
  const out = options.out ?? `results/${scenario.name}.shards`;
  const record = { ...recordOf(read, options, io), shards: shard.of };
  const folder = new PartFolder(mustHoldShards(out, io), out, record, io.stderr);
  const name = `shard ${shard.index}/${shard.of}`;
  try {
    folder.open();
    if (partsOf(runs, shard).every((part) => isKept(folder, part))) {
      io.stdout(`${name} is finished already: ${out}\n`);
      return;
    }
    const parts = partsOf(runs, shard);
    const total = parts.reduce((sum, part) => sum + part.runs, 0);
    const progress = new Progress(io, `${scenario.name}, ${name}`, total);
    const onProgress = (finished: number, found: number) => progress.update(finished, found);
    const study = { seed, runs, sampling, workers, onProgress, signal: io.signal };
    await runMissing(scenario, { ...study, kept: folder, shard });
    io.stdout(`${name} is finished, ${total} runs from ${parts[0].firstRun} on: ${out}\n`);
  } catch (error) {
    if (io.signal.aborted) throw new Interrupted(`interrupted: the same command goes on with what is in ${out}`);
    if (error instanceof StudyFailed) throw recorded(error, folder, `failures-${shard.index}-of-${shard.of}.csv`);
    throw asDiskError(out, error);
  }
}

/** The folder behind `out`; InputError unless it is new or holds nothing but parts. */
function mustHoldShards(out: string, io: Io): string {
  const path = targetOf(out, io);
  if (!existsSync(path)) return path;
  if (!statSync(path).isDirectory()) throw new InputError(`${out}: must be a folder, got a file`);
  const foreign = foreignToParts(path);
  if (foreign === undefined) return path;
  throw new InputError(`${out}: must be new, empty or a folder of shards alone, got one with ${foreign}`);
}
