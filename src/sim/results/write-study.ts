import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeKeys } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { headlineOutcomes } from "../../report/headline-outcomes.ts";
import { driversOf, fewestRunsForDrivers, type VarianceSplit } from "../analysis/drivers/drivers.ts";
import { layoutOf } from "../study/layout.ts";
import { bandsToCsv } from "../study/files/bands.ts";
import { driversToCsv } from "../analysis/drivers/csv.ts";
import { failuresToCsv } from "../study/files/failures.ts";
import { readRunsColumn } from "../study/files/runs.ts";
import { summaryToJson } from "../study/files/summary.ts";
import type { Manifest, Study } from "../study/study.ts";
import { type Sampling, tellsDrivers } from "../engine/sampling/sampling.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { summarize } from "../study/summarize.ts";
import { mustSumUp } from "../../cli/finite.ts";
import type { Io } from "./host.ts";
import type { PartFolder } from "../../cli/part-folder.ts";
import { replayCommand } from "../../cli/replay-command.ts";
import { hashOf, withRuns } from "./study-folder.ts";
import type { StudyRecord } from "../../cli/study-record.ts";
import { type RunsOptions, writeRuns } from "../../cli/write-runs.ts";

export type StudyOptions = {
  readonly runs: number;
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
};

/** What a study leaves that is small whatever the number of runs; its drivers are null where the runs are too few. */
export type WrittenStudy = Pick<Study, "manifest" | "summary" | "failed"> & { readonly drivers: VarianceSplit | null };

/** An existing folder to write a study into, and the name under which a user will find it. */
export type Place = { readonly folder: string; readonly shown: string };

/**
 * Runs a scenario and writes manifest.json, summary.json, bands.csv and runs.parquet, failures.csv if runs failed, and
 * beside them drivers.csv, what the headline outcomes rest on. Parts that are kept are not computed again. FailedStudy if
 * too many runs failed; refuses results whose means are not finite numbers.
 */
export async function writeStudy(
  { folder, shown }: Place,
  read: ReadScenario,
  parts: PartFolder,
  options: RunsOptions,
  io: Io,
): Promise<WrittenStudy> {
  const { scenario } = read;
  const { shards: _, ...study } = parts.record;
  const record: StudyRecord = { ...study, runs: options.runs };
  const keys = outcomeKeys(createWorld(scenario));
  const { bands, failures } = await writeRuns(join(folder, "runs.parquet"), scenario, parts, options, io);
  writeFileSync(join(folder, "bands.csv"), bandsToCsv(bands));
  const failed = failures.map(({ run }) => run);
  const layout = layoutOf({ ...record, failed });
  const summary = await withRuns(folder, (file) => summarize(keys, (id) => readRunsColumn(file, id), layout));
  mustSumUp(summary, bands);
  writeFileSync(join(folder, "summary.json"), summaryToJson(summary));
  if (failures.length > 0)
    writeFileSync(
      join(folder, "failures.csv"),
      failuresToCsv(failures, (run) => replayCommand(shown, run)),
    );
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
