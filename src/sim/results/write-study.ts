import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { driversToCsv } from "../analysis/drivers/csv.ts";
import { StudyFailed } from "../engine/failures.ts";
import type { Sampling } from "../engine/sampling/sampling.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { readRunsColumn } from "../study/files/runs.ts";
import type { VarianceSplit } from "../study/insights.ts";
import type { News } from "../study/news.ts";
import type { Study, Unfinished } from "../study/study.ts";
import type { Carried } from "./carry-forward.ts";
import type { Host, Place } from "./host.ts";
import { recorded, writeFailures } from "./kept/failures.ts";
import type { KeptFolder } from "./kept/folder.ts";
import type { StudyRecord } from "./kept/records.ts";
import { type MadeStudy, makeStudy } from "./make-study.ts";
import { hashOf, pathsFile, withRuns } from "./study-folder.ts";

/** Sees the outcomes of runs come in, in run order, and says in words how precise they are. */
type RunsWatch = {
  add(outcomes: readonly Float64Array[]): void;
  furthest(): string;
};

/** How a study is run; `watch` sees the runs come in, and says how precise they are. */
export type RunsOptions = {
  readonly runs: number;
  readonly workers: number;
  readonly watch?: RunsWatch | undefined;
  /** Whether its runs may become particles: never where they are to be paired with those of another study. */
  readonly mayCarry?: boolean | undefined;
  /** Particles of another study on the same draws, which its runs are to be. */
  readonly carried?: Carried | undefined;
};

export type StudyOptions = {
  readonly runs: number;
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
  /** Weekly series of which every run's path is written, by id; none where left out. */
  readonly paths?: readonly string[] | undefined;
};

/** What a study leaves that is small whatever the number of runs; its drivers are null where the runs are too few. */
export type WrittenStudy = Pick<Study, "manifest" | "summary" | "failed" | "weights" | "ancestors"> & {
  readonly drivers: VarianceSplit | null;
  /** What each fact moved; there where facts weigh runs. */
  readonly news?: News | undefined;
};

/**
 * Runs a scenario and writes manifest.json, summary.json, bands.csv and runs.parquet, failures.csv if runs failed, and
 * beside them drivers.csv, what the headline outcomes rest on, and insights.json, what a report says beside all this. Parts
 * that are kept are not computed again. StudyFailed if too many runs failed; refuses results whose means are not finite
 * numbers.
 */
export async function writeStudy(
  place: Place,
  { scenario }: ReadScenario,
  parts: KeptFolder<Unfinished>,
  options: RunsOptions,
  host: Host,
): Promise<WrittenStudy> {
  const { folder } = place;
  const { shards: _, ...study } = parts.record;
  const record: StudyRecord = { ...study, runs: options.runs };
  const { manifest, summary, failures, weights, ancestors, drivers, insights } = await writeResults(
    folder,
    scenario,
    record,
    parts,
    options,
    host,
  );
  writeFailures(place, failures, record, host);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const failed = failures.map(({ run }) => run);
  if (drivers !== null) writeFileSync(join(folder, "drivers.csv"), driversToCsv(drivers));
  const known = { ...(weights === undefined ? {} : { weights }), ...(ancestors === undefined ? {} : { ancestors }) };
  return { manifest, summary, failed, ...known, drivers, news: insights.news };
}

async function writeResults(
  folder: string,
  scenario: Scenario,
  record: StudyRecord,
  parts: KeptFolder<Unfinished>,
  { workers, watch, mayCarry, carried }: RunsOptions,
  host: Host,
): Promise<MadeStudy> {
  const progress = host.progress(scenario.name, record.runs, () => watch?.furthest() ?? "");
  let found = 0;
  const descriptor = openSync(join(folder, "runs.parquet"), "w");
  const ofPaths = record.paths === undefined ? null : openSync(join(folder, pathsFile), "w");
  try {
    return await makeStudy(
      scenario,
      record,
      {
        mayCarry,
        carried,
        workers,
        kept: parts,
        onProgress: (finished, kept) => {
          found = kept;
          if (watch === undefined) progress.update(finished, kept);
        },
        signal: host.signal,
      },
      {
        runs: (bytes) => writeFileSync(descriptor, bytes),
        paths: ofPaths === null ? undefined : (bytes) => writeFileSync(ofPaths, bytes),
        onOutcomes: (outcomes, _, finished) => {
          if (watch === undefined) return;
          watch.add(outcomes);
          progress.update(finished, found);
        },
        write: (name, text) => writeFileSync(join(folder, name), text),
        withColumns: (use) => withRuns(folder, (file) => use((id) => readRunsColumn(file, id))),
        hash: () => hashOf(folder),
      },
    );
  } catch (error) {
    throw error instanceof StudyFailed ? recorded(error, parts, host) : error;
  } finally {
    closeSync(descriptor);
    if (ofPaths !== null) closeSync(ofPaths);
  }
}
