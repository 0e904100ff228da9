import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { driversTable } from "../../report/tables/drivers.ts";
import { outcomeTable, weightsText } from "../../report/tables/outcomes.ts";
import { convergenceTable, partsTable } from "../../report/tables/precision.ts";
import { wrapped } from "../../report/words/lines.ts";
import { ownNames } from "../../report/words/study.ts";
import { StudyFailed } from "../../sim/engine/failures.ts";
import { partsOf, rangeCount, type Shard } from "../../sim/engine/ranges.ts";
import { isKept } from "../../sim/engine/run-parts.ts";
import { runShard as runMissing } from "../../sim/engine/run-study.ts";
import { InputError, Interrupted } from "../../sim/results/host.ts";
import { recorded } from "../../sim/results/kept/failures.ts";
import { foreignToParts, KeptFolder } from "../../sim/results/kept/folder.ts";
import { recordOf } from "../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts } from "../../sim/results/kept/unfinished.ts";
import { asDiskError, targetOf } from "../../sim/results/replace.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import type { StudyOptions, WrittenStudy } from "../../sim/results/write-study.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import { examples } from "../flags/examples.ts";
import { settled, type Unsettled } from "../flags/sampling.ts";
import { type ShardFlags, shardOf, withShards } from "../flags/shards.ts";
import { type StudyFlags, type UntilFlags, withStudyOptions, withUntil } from "../flags/study.ts";
import { meansOf, type Precision, writePrecision } from "../study/precision.ts";
import { prepare } from "../study/until.ts";
import type { Io } from "../terminal/io.ts";

type RunFlags = StudyOptions & UntilFlags & Earlier & { readonly out?: string };

/** A study with what its errors rest on, and in words what it reached of what was asked for. */
export type WrittenRun = {
  readonly study: WrittenStudy;
  readonly precision: Precision;
  readonly reached: string;
};

/** Runs a scenario and writes its results folder. */
async function run(given: string, options: RunFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const { mostRuns, write } = await prepare([read], options, io);
  const out = options.out ?? `results/${read.scenario.name}`;
  const studies = [{ below: "", record: recordOf(read, { ...options, runs: mostRuns }, io) }];
  const written = await fillFromParts({ out, studies }, options, io, async (folder, { parts }) => {
    const { studies, reached } = await write([{ folder, shown: out }], parts);
    const [study] = studies;
    return { study, reached, precision: await addPrecision(folder, read, study, options, io) };
  });
  printRun(written, out, io);
}

/** What the errors of a finished study rest on, written beside its results. */
export function addPrecision(
  folder: string,
  { scenario }: ReadScenario,
  { manifest, summary, failed = [] }: WrittenStudy,
  { workers }: Pick<StudyOptions, "workers">,
  io: Io,
): Promise<Precision> {
  const { seed, runs, sampling } = manifest;
  return writePrecision(folder, scenario, summary, { seed, runs, sampling, failed, workers }, io);
}

/** What a study found, and where it lies. */
export function printRun({ study, precision, reached }: WrittenRun, out: string, io: Io): void {
  const { manifest, summary, drivers } = study;
  io.stdout(outcomeTable(study));
  const weights = weightsText(manifest);
  if (weights !== "") io.stdout(`\n${wrapped(weights, 110).join("\n")}\n`);
  if (reached !== "") io.stdout(`\n${reached}`);
  if (drivers !== null) io.stdout(`\n${driversTable(drivers, ownNames)}`);
  const { convergence, spread, pairs } = precision;
  if (convergence !== null) io.stdout(`\n${convergenceTable(convergence, ownNames)}`);
  if (spread !== null) io.stdout(`\n${partsTable(spread, meansOf(summary), pairs, ownNames)}`);
  if (manifest.failedRuns !== undefined)
    io.stdout(
      `\n${manifest.failedRuns} of ${manifest.runs} runs failed and are left out: ${join(out, "failures.csv")}\n`,
    );
  io.stdout(
    `\nall ${summary.outcomes.length} outcomes: ${join(out, "summary.json")}\nresults: ${out}\nresult hash: ${manifest.resultHash}\n`,
  );
}

/** Runs one share of a study into a folder that all shares have in common; what is finished there is not done again. */
async function runShard(
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
  const record = recordOf(read, options, io, shard.of);
  const folder = new KeptFolder(mustHoldShards(out, io), out, record, io.stderr);
  const name = `shard ${shard.index}/${shard.of}`;
  try {
    folder.open();
    if (partsOf(runs, shard).every((part) => isKept(folder, { of: folder.identity, range: part }))) {
      io.stdout(`${name} is finished already: ${out}\n`);
      return;
    }
    const parts = partsOf(runs, shard);
    const total = parts.reduce((sum, part) => sum + part.runs, 0);
    const progress = io.progress(`${scenario.name}, ${name}`, total);
    const onProgress = (finished: number, found: number) => progress.update(finished, found);
    const study = { seed, runs, sampling, workers, onProgress, signal: io.signal };
    await runMissing(scenario, { ...study, kept: folder, shard });
    io.stdout(`${name} is finished, ${total} runs from ${parts[0].firstRun} on: ${out}\n`);
  } catch (error) {
    if (io.signal.aborted) throw new Interrupted(`interrupted: the same command goes on with what is in ${out}`);
    if (error instanceof StudyFailed) throw recorded(error, folder, io, `failures-${shard.index}-of-${shard.of}.csv`);
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
