import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeKeys } from "../model/outcomes/outcome-keys.ts";
import type { Scenario } from "../model/scenario.ts";
import { engineVersion } from "../model/version.ts";
import { createWorld } from "../model/world.ts";
import { headlineOutcomes } from "../report/headline-outcomes.ts";
import { driversOf, fewestRunsForDrivers, type VarianceSplit } from "../sim/drivers/drivers-of.ts";
import { layoutOf } from "../sim/estimates/layout.ts";
import { bandsToCsv } from "../sim/files/bands-csv.ts";
import { driversToCsv } from "../sim/files/drivers-csv.ts";
import { RunsWriter, readRunsColumn } from "../sim/files/runs-parquet.ts";
import { sha256OfDocument } from "../sim/files/sha256.ts";
import { type Band, type Manifest, outcomeId, resultsSchemaVersion, type Study } from "../sim/results.ts";
import { type Sampling, tellsDrivers } from "../sim/sampling/sampling.ts";
import type { ReadScenario } from "../sim/scenario/read-scenario.ts";
import { runStudy } from "../sim/study/run-study.ts";
import { summarize } from "../sim/summarize.ts";
import { mustBeFinite, mustSumUp } from "./finite.ts";
import type { Io } from "./io.ts";
import { Progress } from "./progress.ts";
import { hashOf, withRuns } from "./study-folder.ts";
import { toldOf } from "./told-sampling.ts";
import type { ErrorWatch } from "./until/error-watch.ts";

export type StudyOptions = {
  readonly runs: number;
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
  /** Sees the runs come in, and says how precise they are. */
  readonly watch?: ErrorWatch | undefined;
};

/** What a study leaves that is small whatever the number of runs; its drivers are null where the runs are too few. */
export type WrittenStudy = Pick<Study, "manifest" | "summary"> & { readonly drivers: VarianceSplit | null };

/**
 * Runs a scenario and writes manifest.json, summary.json, bands.csv and runs.parquet into an existing folder, and
 * beside them drivers.csv, what the headline outcomes rest on. Refuses results that are not all finite numbers.
 */
export async function writeStudy(
  folder: string,
  read: ReadScenario,
  options: StudyOptions,
  io: Io,
): Promise<WrittenStudy> {
  const { scenario, document } = read;
  const { seed, runs, sampling } = options;
  const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const scenarioSha256 = sha256OfDocument(document);
  const about = {
    scenario: scenario.name,
    scenarioSha256,
    seed,
    runs: String(runs),
    engineVersion,
    ...toldOf(sampling),
  };
  const bands = await writeRuns(join(folder, "runs.parquet"), read, ids, about, options, io);
  writeFileSync(join(folder, "bands.csv"), bandsToCsv(bands));
  const summary = await withRuns(folder, (file) =>
    summarize(
      outcomeKeys(createWorld(scenario)),
      (id) => readRunsColumn(file, id, runs),
      layoutOf({ sampling, seed, runs }),
    ),
  );
  mustSumUp(summary, bands);
  writeFileSync(join(folder, "summary.json"), `${JSON.stringify(summary, null, 1)}\n`);
  const manifest: Manifest = {
    schemaVersion: resultsSchemaVersion,
    scenario: document,
    scenarioSha256,
    seed,
    runs,
    sampling,
    codeVersion: io.codeVersion,
    engineVersion,
    resultHash: hashOf(folder),
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const drivers =
    runs < fewestRunsForDrivers || !tellsDrivers(sampling) ? null : await driversOfHeadlines(folder, scenario, options);
  if (drivers !== null) writeFileSync(join(folder, "drivers.csv"), driversToCsv(drivers));
  return { manifest, summary, drivers };
}

async function driversOfHeadlines(folder: string, scenario: Scenario, { seed, runs, sampling }: StudyOptions) {
  const outcomes = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  return await withRuns(folder, (file) =>
    driversOf(scenario, seed, runs, outcomes, (id) => readRunsColumn(file, id, runs), sampling),
  );
}

async function writeRuns(
  path: string,
  { scenario }: ReadScenario,
  ids: readonly string[],
  about: Readonly<Record<string, string>>,
  { seed, runs, sampling, workers, watch }: StudyOptions,
  io: Io,
): Promise<readonly Band[]> {
  const progress = new Progress(io, scenario.name, runs, () => watch?.furthest() ?? "");
  const descriptor = openSync(path, "w");
  try {
    const writer = new RunsWriter(ids, about, (bytes) => writeFileSync(descriptor, bytes));
    const bands = await runStudy(scenario, {
      seed,
      runs,
      sampling,
      workers,
      onOutcomes: (outcomes, range) => {
        mustBeFinite(ids, outcomes, range.firstRun);
        writer.append(outcomes);
        watch?.add(outcomes, range);
      },
      onProgress: (finished) => progress.update(finished),
      signal: io.signal,
    });
    writer.finish();
    return bands;
  } finally {
    closeSync(descriptor);
  }
}
