import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { engineVersion } from "../../model/version.ts";
import { StudyFailed } from "../engine/failures.ts";
import { PartError, PartOfAnother, spanOf, unseal } from "../engine/parts/sealed.ts";
import { partsOf, type Range, rangeCount, type Shard } from "../engine/ranges.ts";
import { isKept } from "../engine/run-parts.ts";
import { runShard } from "../engine/run-study.ts";
import type { KnownScenario } from "../facts/known-by.ts";
import type { Unfinished } from "../study/study.ts";
import { withChosenPaths } from "./chosen-paths.ts";
import { type Host, InputError, Interrupted } from "./host.ts";
import { recorded } from "./kept/failures.ts";
import { foreignToParts, KeptFolder, partFiles, partName, readUnfinished, studyFile } from "./kept/folder.ts";
import { recordOf } from "./kept/records.ts";
import { recordedScenario } from "./open-study.ts";
import { writePrecision } from "./precision.ts";
import { asDiskError, fillFolder, targetOf } from "./replace.ts";
import type { WrittenRun } from "./run.ts";
import { type StudyOptions, writeStudy } from "./write-study.ts";

/** Runs of a shard, and whether they lay there already. */
export type FinishedShard = Range & { readonly wasFinished: boolean };

/**
 * Runs one share of a study into a folder that all shares have in common; what is finished there is not done again.
 * InputError for a share that the study cannot be cut into, and for a folder of something else; Interrupted if aborted;
 * StudyFailed if too many runs failed.
 */
export async function runShardInto(
  out: string,
  read: KnownScenario,
  shard: Shard,
  options: StudyOptions,
  host: Host,
): Promise<FinishedShard> {
  const { scenario } = read;
  const { seed, runs, sampling, workers } = options;
  const { paths } = withChosenPaths(options, read, host);
  const most = rangeCount(runs);
  if (shard.of > most)
    throw new InputError(
      `${host.terms.shard}: must be of at most ${most} shards, one for each 1,024 of ${runs} runs, got ${shard.of}`,
    );
  const record = recordOf(read, { ...options, paths }, host, shard.of);
  const folder = new KeptFolder(mustHoldShards(out, host), out, record, host.warn);
  const parts = partsOf(runs, shard);
  const of = { firstRun: parts[0].firstRun, runs: parts.reduce((sum, part) => sum + part.runs, 0) };
  try {
    folder.open();
    if (parts.every((range) => isKept(folder, { of: folder.identity, range }))) return { ...of, wasFinished: true };
    const progress = host.progress(`${scenario.name}, shard ${shard.index}/${shard.of}`, of.runs);
    const onProgress = (finished: number, found: number) => progress.update(finished, found);
    const facts = record.facts?.weighing;
    const given = { seed, runs, sampling, facts, workers, paths, onProgress, signal: host.signal };
    await runShard(scenario, { ...given, kept: folder, shard });
    return { ...of, wasFinished: false };
  } catch (error) {
    if (host.signal.aborted) throw new Interrupted(`interrupted: ${host.terms.again} goes on with what is in ${out}`);
    if (error instanceof StudyFailed) throw recorded(error, folder, host, `failures-${shard.index}-of-${shard.of}.csv`);
    throw asDiskError(out, error);
  }
}

/** The folder behind `out`; InputError unless it is new or holds nothing but parts. */
export function mustHoldShards(out: string, host: Host): string {
  const path = targetOf(out, host);
  if (!existsSync(path)) return path;
  if (!statSync(path).isDirectory()) throw new InputError(`${out}: must be a folder, got a file`);
  const foreign = foreignToParts(path);
  if (foreign === undefined) return path;
  throw new InputError(`${out}: must be new, empty or a folder of shards alone, got one with ${foreign}`);
}

/**
 * Makes the whole study of its shards: byte for byte what the run in one piece writes. The shards stay. InputError with all
 * that keeps them from being the whole study.
 */
export async function mergeInto(
  out: string,
  given: string,
  { workers }: Pick<StudyOptions, "workers">,
  host: Host,
): Promise<WrittenRun> {
  const path = resolve(host.cwd, given);
  if (!existsSync(join(path, studyFile)))
    throw new InputError(`${given}: must be a folder of shards, got none with ${studyFile}`);
  const record = readUnfinished(path, given);
  const parts = new KeptFolder(path, given, record, host.warn);
  mustBeRight(versionProblems(record, given, host));
  mustBeRight(partProblems(parts));
  const read = recordedScenario(record, join(given, studyFile));
  return await fillFolder(out, "study", host, async (folder) => {
    const study = await writeStudy(
      { folder, shown: out },
      read,
      parts,
      { runs: record.runs, workers, mayCarry: true },
      host,
    );
    return { study, precision: await writePrecision(folder, read.scenario, study, workers, host) };
  });
}

function mustBeRight(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}

function versionProblems(record: Unfinished, given: string, { codeVersion }: Host): readonly string[] {
  return Object.entries({ engineVersion, codeVersion }).flatMap(([field, own]) => {
    const got = record[field as "engineVersion" | "codeVersion"];
    const where = join(given, studyFile);
    return got === own ? [] : [`${where}: ${field}: must be ${own}, got ${got}: merge with that version, or run again`];
  });
}

/**
 * All that keeps the parts in a folder from being the whole study, shard by shard; where no part is of the study that the
 * record tells, it is the record that is wrong.
 */
function partProblems(folder: KeptFolder<Unfinished>): readonly string[] {
  const { runs, shards } = folder.record;
  const problems: string[] = [];
  const wanted = new Set<string>();
  const found = { own: 0, others: 0 };
  for (let index = 1; index <= shards; index++) {
    const parts = partsOf(runs, { index, of: shards });
    const missing: Range[] = [];
    for (const part of parts) {
      wanted.add(partName(part));
      const problem = problemOf(folder, part);
      if (problem === "missing") missing.push(part);
      else if (problem instanceof PartError) problems.push(`${join(folder.shown, partName(part))}: ${problem.message}`);
      if (problem === undefined) found.own++;
      if (problem instanceof PartOfAnother) found.others++;
    }
    const name = `${folder.shown}: shard ${index}/${shards}`;
    if (missing.length === parts.length) problems.push(`${name}: is missing`);
    else problems.push(...missing.map((part) => `${name}: is not finished, ${spanOf(part)} are missing`));
  }
  if (found.own === 0 && found.others > 0)
    return [
      `${join(folder.shown, studyFile)}: must be the record of the parts beside it, got one of another study: put it back as it was, or run again`,
    ];
  // What an earlier merge has left of particles bears no run's name.
  const foreign = partFiles(folder.path).filter((file) => file.startsWith("runs-") && !wanted.has(file));
  const rule = `must be a part of one of the ${shards} shards of ${runs} runs, got other runs`;
  return [...problems, ...foreign.map((file) => `${join(folder.shown, file)}: ${rule}`)];
}

function problemOf(folder: KeptFolder<Unfinished>, range: Range): PartError | "missing" | undefined {
  const part = { of: folder.identity, range };
  const bytes = folder.read(part);
  if (bytes === undefined) return "missing";
  try {
    unseal(bytes, part, "study");
    return undefined;
  } catch (error) {
    if (error instanceof PartError) return error;
    throw error;
  }
}
