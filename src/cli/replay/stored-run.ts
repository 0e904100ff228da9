import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { engineVersion } from "../../model/version.ts";
import { decodePart } from "../../sim/engine/parts/part.ts";
import { PartError } from "../../sim/engine/parts/sealed.ts";
import type { Io } from "../../sim/results/host.ts";
import { openStudy } from "../../sim/results/open-study.ts";
import { mustBeOneStudy } from "../../sim/results/shipped.ts";
import { withRuns } from "../../sim/results/study-folder.ts";
import { failuresFromCsv } from "../../sim/study/files/failures.ts";
import { readRunsRow } from "../../sim/study/files/runs.ts";
import { partsOf } from "../../sim/study/parts.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { InputError } from "../input-error.ts";
import { partName, readUnfinished, studyFile } from "../part-folder.ts";
import { identityOf, type StudyRecord, type Unfinished } from "../study-record.ts";

/** What a folder holds of one run: its outcomes by id or in the study's order, why it failed, or nothing yet. */
export type StoredRun =
  | { readonly kind: "outcomes"; readonly values: readonly number[] }
  | { readonly kind: "failed"; readonly cause: string }
  | { readonly kind: "none" };

/** A study by its results folder, or by its parts as far as there are any; and what is stored of the run. */
export async function storedRun(
  given: string,
  run: number,
  outcomeIdsOf: (record: StudyRecord) => readonly string[],
  io: Io,
): Promise<{ readonly record: StudyRecord; readonly shown: string; readonly stored: StoredRun }> {
  const path = resolve(io.cwd, given);
  if (existsSync(join(path, "manifest.json"))) {
    const { failed = [] } = await openStudy(given, io);
    const record = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8")) as Manifest;
    mustHaveRun(run, record);
    const shown = join(given, "manifest.json");
    const failures = failed.length === 0 ? [] : failuresFromCsv(readFileSync(join(path, "failures.csv"), "utf8"));
    const failure = failures.find((each) => each.run === run);
    if (failure !== undefined) return { record, shown, stored: { kind: "failed", cause: failure.cause } };
    const row = run - failures.filter((each) => each.run < run).length;
    const values = await withRuns(path, (file) => readRunsRow(file, outcomeIdsOf(record), row));
    return { record, shown, stored: { kind: "outcomes", values } };
  }
  mustBeOneStudy(given, io);
  if (!existsSync(join(path, studyFile)))
    throw new InputError(
      `${given}: must be a folder of results or of parts, got none with manifest.json or ${studyFile}`,
    );
  const record = readUnfinished(path, given);
  const shown = join(given, studyFile);
  mustHaveRun(run, record);
  if (record.engineVersion !== engineVersion)
    throw new InputError(`${shown}: engineVersion: must be ${engineVersion}, got ${record.engineVersion}`);
  return { record, shown, stored: listedAsFailed(path, run) ?? inParts(path, given, record, run) };
}

/** A study that was given up, or of which only the runs that failed are of interest, has them in a list. */
function listedAsFailed(path: string, run: number): StoredRun | undefined {
  const file = join(path, "failures.csv");
  if (!existsSync(file)) return undefined;
  const failure = failuresFromCsv(readFileSync(file, "utf8")).find((each) => each.run === run);
  return failure && { kind: "failed", cause: failure.cause };
}

function inParts(path: string, given: string, record: Unfinished, run: number): StoredRun {
  const { runs, shards } = record;
  for (let index = 1; index <= shards; index++)
    for (const part of partsOf(runs, { index, of: shards })) {
      if (run < part.firstRun || run >= part.firstRun + part.runs) continue;
      const file = join(path, partName(part));
      if (!existsSync(file)) return { kind: "none" };
      try {
        const { outcomes, failures } = decodePart(readFileSync(file), identityOf(record), part);
        const failure = failures.find((each) => each.run === run);
        if (failure !== undefined) return { kind: "failed", cause: failure.cause };
        const row = run - part.firstRun - failures.filter((each) => each.run < run).length;
        return { kind: "outcomes", values: outcomes.map((values) => values[row]) };
      } catch (error) {
        if (error instanceof PartError) throw new InputError(`${join(given, partName(part))}: ${error.message}`);
        throw error;
      }
    }
  return { kind: "none" };
}

function mustHaveRun(run: number, { runs }: StudyRecord): void {
  if (run >= runs) throw new InputError(`--run: must be from 0 to ${runs - 1}, got ${run}`);
}
