import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { hindcastCharts } from "../../../report/charts/hindcast/index.ts";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { writeCharts } from "../../../report/files/charts.ts";
import {
  ablationTable,
  featuresTable,
  hindcastText,
  pointsTable,
  targetsTable,
} from "../../../report/tables/hindcast.ts";
import { canonicalJson, sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { plainSampling } from "../../../sim/engine/sampling/sampling.ts";
import { runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, NoUseGoingOn } from "../../../sim/results/kept/unfinished.ts";
import { loadEvidenceFor } from "../../../sim/results/own-evidence.ts";
import { asInputError } from "../../../sim/results/read-record.ts";
import {
  loadEpisode,
  loadEvidence,
  loadTargets,
  scenarioFiles,
  shippedEpisodes,
} from "../../../sim/results/shipped.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { ScenarioError } from "../../../sim/scenario/problem.ts";
import { fansToCsv, hindcastHash } from "../../../sim/scoring/hindcast/fans.ts";
import { probeOf, runsOfHindcast, scoredMechanisms } from "../../../sim/scoring/hindcast/jobs.ts";
import { type Hindcast, hindcastJobs, runJobs } from "../../../sim/scoring/hindcast/run.ts";
import type { Io } from "../../terminal/io.ts";

export type HindcastFlags = Omit<StudyOptions, "sampling"> &
  Earlier & { readonly ablate: boolean; readonly out?: string };

/** Scores episodes of the past, all shipped ones unless one is named, and prints the score; writes it with --out. */
export async function hindcast(given: string | undefined, options: HindcastFlags, io: Io): Promise<void> {
  const { out, seed, runs, workers, ablate } = options;
  const evidence = given === undefined ? loadEvidence(io) : loadEvidenceFor(given, io);
  const names = given === undefined ? shippedEpisodes(io) : [given];
  const episodes = names.map((name) => loadEpisode(name, evidence, io));
  const targets = loadTargets(io);
  const mechanisms = ablate ? scoredMechanisms : [];
  const progress = io.progress("hindcast", runsOfHindcast(episodes.length, mechanisms.length, runs));
  const jobs = asInputError(() => hindcastJobs(episodes, evidence, scenarioFiles(io), mechanisms));
  const of = {
    episodes: episodes.map(({ episode }) => episode.name).join(", "),
    mechanismsOff: mechanisms.join(", ") || "none",
    probesSha256: sha256OfDocument(
      jobs.map(probeOf).map(({ read, quantities }) => ({ document: read.document, quantities })),
    ),
  };
  const record = jobRecordOf({ job: "hindcast", of, seed, runs, sampling: plainSampling }, io);
  const score = await runJob(
    { out, kind: "hindcast", record },
    options,
    io,
    async (kept) => {
      const onProgress = (finished: number, found: number) => progress.update(finished, found);
      try {
        return await runJobs(episodes, jobs, { ...kept, seed, runs, workers, ablate: mechanisms, targets, onProgress });
      } catch (error) {
        throw error instanceof ScenarioError ? new NoUseGoingOn(error.message) : error;
      }
    },
    (folder, made) => write(folder, made, ablate, io),
  );
  io.answer?.({ results: out ?? null, record: score.record });
  io.stdout(hindcastText(score.record, io.stdoutIsTerminal ? pc.red : String));
  if (out !== undefined) io.stdout(`\nresults: ${out}\n`);
}

async function write(folder: string, score: Hindcast, ablate: boolean, io: Io): Promise<void> {
  const { record, fans } = score;
  const resultHash = hindcastHash(record, fans);
  writeFileSync(join(folder, "hindcast.json"), `${canonicalJson({ ...record, resultHash })}\n`);
  writeFileSync(join(folder, "fans.csv"), fansToCsv(fans));
  writeFileSync(join(folder, "features.csv"), tableToCsv(featuresTable(record)));
  writeFileSync(join(folder, "points.csv"), tableToCsv(pointsTable(record)));
  writeFileSync(join(folder, "targets.csv"), tableToCsv(targetsTable(record)));
  if (ablate) writeFileSync(join(folder, "ablation.csv"), tableToCsv(ablationTable(record)));
  await writeCharts(folder, hindcastCharts(score), io.paint);
}
