import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { engineVersion } from "../../model/version.ts";
import { PartError, PartOfAnother, spanOf, unseal } from "../../sim/engine/parts/sealed.ts";
import { partsOf, type Range } from "../../sim/engine/ranges.ts";
import { InputError } from "../../sim/results/host.ts";
import { KeptFolder, partFiles, partName, readUnfinished, studyFile } from "../../sim/results/kept/folder.ts";
import type { Unfinished } from "../../sim/results/kept/records.ts";
import { recordedScenario } from "../../sim/results/open-study.ts";
import { fillFolder } from "../../sim/results/replace.ts";
import { writeStudy } from "../../sim/results/write-study.ts";
import { examples } from "../flags/examples.ts";
import { parseWorkers } from "../flags/study.ts";
import type { Io } from "../terminal/io.ts";
import { addPrecision, printRun } from "./run.ts";

type MergeFlags = { readonly out: string; readonly workers: number };

/** Makes the whole study of its shards: byte for byte what the run in one piece writes. The shards stay. */
async function merge(given: string, { out, workers }: MergeFlags, io: Io): Promise<void> {
  const path = resolve(io.cwd, given);
  if (!existsSync(join(path, studyFile)))
    throw new InputError(`${given}: must be a folder of shards, got none with ${studyFile}`);
  const record = readUnfinished(path, given);
  const parts = new KeptFolder(path, given, record, io.stderr);
  mustBeRight(versionProblems(record, given, io));
  mustBeRight(partProblems(parts));
  const read = recordedScenario(record, join(given, studyFile));
  const { runs } = record;
  const written = await fillFolder(out, "study", io, async (folder) => {
    const study = await writeStudy({ folder, shown: out }, read, parts, { runs, workers }, io);
    return { study, reached: "", precision: await addPrecision(folder, read, study, { workers }, io) };
  });
  printRun(written, out, io);
}

function mustBeRight(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}

function versionProblems(record: Unfinished, given: string, { codeVersion }: Io): readonly string[] {
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
  const foreign = partFiles(folder.path).filter((file) => !wanted.has(file));
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
    .action((dir: string, flags: MergeFlags) => merge(dir, flags, io));
}
