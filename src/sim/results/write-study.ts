import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { headlineOutcomes, outcomeKeys } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { driversToCsv } from "../analysis/drivers/csv.ts";
import { driversOf, fewestRunsForDrivers } from "../analysis/drivers/drivers.ts";
import type { Band } from "../engine/bands/bands-of.ts";
import { type Failure, StudyFailed } from "../engine/failures.ts";
import { runStudy } from "../engine/run-study.ts";
import { type Sampling, tellsDrivers } from "../engine/sampling/sampling.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { bandsToCsv } from "../study/files/bands.ts";
import { aboutFailures } from "../study/files/failures.ts";
import { aboutStudy, RunsWriter, readRunsColumn } from "../study/files/runs.ts";
import { summaryToJson } from "../study/files/summary.ts";
import type { VarianceSplit } from "../study/insights.ts";
import { layoutOf } from "../study/layout.ts";
import type { Manifest, Study } from "../study/study.ts";
import { summarize } from "../study/summarize.ts";
import { mustSumUp } from "./checks.ts";
import type { Host, Place } from "./host.ts";
import { recorded, writeFailures } from "./kept/failures.ts";
import type { KeptFolder } from "./kept/folder.ts";
import type { StudyRecord, Unfinished } from "./kept/records.ts";
import { hashOf, withRuns } from "./study-folder.ts";

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
};

/** Runs a scenario into runs.parquet; parts that are kept are not computed again. FailedStudy if too many runs failed. */
async function writeRuns(
  path: string,
  scenario: Scenario,
  parts: KeptFolder<Unfinished>,
  { runs, workers, watch }: RunsOptions,
  host: Host,
): Promise<{ readonly bands: readonly Band[]; readonly failures: readonly Failure[] }> {
  const { seed, sampling } = parts.record;
  const about = aboutStudy({ ...parts.record, runs });
  const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const progress = host.progress(scenario.name, runs, () => watch?.furthest() ?? "");
  const failures: Failure[] = [];
  let found = 0;
  const descriptor = openSync(path, "w");
  try {
    const writer = new RunsWriter(ids, about, (bytes) => writeFileSync(descriptor, bytes));
    const bands = await runStudy(scenario, {
      seed,
      runs,
      sampling,
      workers,
      kept: parts,
      onOutcomes: (outcomes, range, failed) => {
        failures.push(...failed);
        writer.append(
          outcomes,
          failed.map(({ run }) => run),
        );
        watch?.add(outcomes);
        if (watch !== undefined) progress.update(range.firstRun + range.runs, found);
      },
      onProgress: (finished, kept) => {
        found = kept;
        if (watch === undefined) progress.update(finished, kept);
      },
      signal: host.signal,
    });
    writer.finish(failures.length > 0 ? aboutFailures(failures) : {});
    return { bands, failures };
  } catch (error) {
    throw error instanceof StudyFailed ? recorded(error, parts, host) : error;
  } finally {
    closeSync(descriptor);
  }
}

export type StudyOptions = {
  readonly runs: number;
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
};

/** What a study leaves that is small whatever the number of runs; its drivers are null where the runs are too few. */
export type WrittenStudy = Pick<Study, "manifest" | "summary" | "failed"> & { readonly drivers: VarianceSplit | null };

/**
 * Runs a scenario and writes manifest.json, summary.json, bands.csv and runs.parquet, failures.csv if runs failed, and
 * beside them drivers.csv, what the headline outcomes rest on. Parts that are kept are not computed again. FailedStudy if
 * too many runs failed; refuses results whose means are not finite numbers.
 */
export async function writeStudy(
  place: Place,
  read: ReadScenario,
  parts: KeptFolder<Unfinished>,
  options: RunsOptions,
  host: Host,
): Promise<WrittenStudy> {
  const { folder } = place;
  const { scenario } = read;
  const { shards: _, ...study } = parts.record;
  const record: StudyRecord = { ...study, runs: options.runs };
  const keys = outcomeKeys(createWorld(scenario));
  const { bands, failures } = await writeRuns(join(folder, "runs.parquet"), scenario, parts, options, host);
  writeFileSync(join(folder, "bands.csv"), bandsToCsv(bands));
  const failed = failures.map(({ run }) => run);
  const layout = layoutOf({ ...record, failed });
  const summary = await withRuns(folder, (file) => summarize(keys, (id) => readRunsColumn(file, id), layout));
  mustSumUp(summary, bands);
  writeFileSync(join(folder, "summary.json"), summaryToJson(summary));
  writeFailures(place, failures, record, host);
  const manifest: Manifest = {
    ...record,
    ...(failures.length > 0 ? { failedRuns: failures.length } : {}),
    resultHash: hashOf(folder),
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const drivers = await driversOfHeadlines(folder, scenario, record, failed);
  if (drivers !== null) writeFileSync(join(folder, "drivers.csv"), driversToCsv(drivers));
  return { manifest, summary, failed, drivers };
}

async function driversOfHeadlines(
  folder: string,
  scenario: Scenario,
  { seed, runs, sampling }: StudyRecord,
  failed: readonly number[],
): Promise<VarianceSplit | null> {
  if (runs - failed.length < fewestRunsForDrivers || !tellsDrivers(sampling)) return null;
  const outcomes = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  return await withRuns(folder, (file) =>
    driversOf(scenario, seed, runs, outcomes, (id) => readRunsColumn(file, id), sampling, failed),
  );
}
