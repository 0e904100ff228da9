import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { hindcastCharts } from "../../report/charts/hindcast/hindcast-charts.ts";
import { tableToCsv } from "../../report/charts/table-csv.ts";
import { hindcastText } from "../../report/hindcast/hindcast-text.ts";
import { ablationTable, featuresTable, pointsTable } from "../../report/hindcast/record-tables.ts";
import { canonicalJson } from "../../sim/files/canonical-json.ts";
import { fansToCsv } from "../../sim/files/fans-csv.ts";
import { hindcastHash } from "../../sim/files/hindcast-hash.ts";
import { runsOfHindcast } from "../../sim/hindcast/hindcast-jobs.ts";
import { type Hindcast, runHindcast } from "../../sim/hindcast/run-hindcast.ts";
import { scoredMechanisms } from "../../sim/hindcast/scored-mechanisms.ts";
import { ScenarioError } from "../../sim/scenario/problem.ts";
import { loadEpisode, loadEvidence, shippedEpisodes } from "../episode-files.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { fillFolder } from "../output-folder.ts";
import { Progress } from "../progress.ts";
import { scenarioFiles } from "../scenario-file.ts";
import { writeCharts } from "../write-charts.ts";
import type { StudyOptions } from "../write-study.ts";

export type HindcastFlags = Omit<StudyOptions, "sampling"> & { readonly ablate: boolean; readonly out?: string };

/** Scores episodes of the past, all shipped ones unless one is named, and prints the score; writes it with --out. */
export async function hindcast(given: string | undefined, options: HindcastFlags, io: Io): Promise<void> {
  const { out } = options;
  const score =
    out === undefined
      ? await scored(given, options, io)
      : await fillFolder(out, "hindcast", io, (folder) => written(folder, given, options, io));
  io.stdout(hindcastText(score.record, io.stdoutIsTerminal ? pc.red : String));
  if (out !== undefined) io.stdout(`\nresults: ${out}\n`);
}

async function written(folder: string, given: string | undefined, options: HindcastFlags, io: Io): Promise<Hindcast> {
  const score = await scored(given, options, io);
  const { record, fans } = score;
  const resultHash = hindcastHash(record, fans);
  writeFileSync(join(folder, "hindcast.json"), `${canonicalJson({ ...record, resultHash })}\n`);
  writeFileSync(join(folder, "fans.csv"), fansToCsv(fans));
  writeFileSync(join(folder, "features.csv"), tableToCsv(featuresTable(record)));
  writeFileSync(join(folder, "points.csv"), tableToCsv(pointsTable(record)));
  if (options.ablate) writeFileSync(join(folder, "ablation.csv"), tableToCsv(ablationTable(record)));
  await writeCharts(folder, hindcastCharts(score));
  return score;
}

async function scored(
  given: string | undefined,
  { seed, runs, workers, ablate }: HindcastFlags,
  io: Io,
): Promise<Hindcast> {
  const evidence = loadEvidence(io);
  const names = given === undefined ? shippedEpisodes(io) : [given];
  const episodes = names.map((name) => loadEpisode(name, evidence, io));
  const mechanisms = ablate ? scoredMechanisms : [];
  const progress = new Progress(io, "hindcast", runsOfHindcast(episodes.length, mechanisms.length, runs));
  try {
    return await runHindcast(episodes, evidence, scenarioFiles(io), {
      seed,
      runs,
      workers,
      ablate: mechanisms,
      onProgress: (finished) => progress.update(finished),
      signal: io.signal,
    });
  } catch (error) {
    if (error instanceof ScenarioError) throw new InputError(error.message);
    throw error;
  }
}
