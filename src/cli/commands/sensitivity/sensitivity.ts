import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { sensitivityCharts } from "../../../report/charts/sensitivity/index.ts";
import { writeCharts } from "../../../report/files/charts.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { sensitivityText } from "../../../report/tables/sensitivity.ts";
import type { Lang } from "../../../report/words/lang.ts";
import { fewestRunsForDrivers } from "../../../sim/analysis/drivers/drivers.ts";
import { drivenOutcomes } from "../../../sim/analysis/insights/insights.ts";
import { monthsToCsv, sensitivityToCsv } from "../../../sim/analysis/sensitivity/csv.ts";
import { seriesById, usualSeries } from "../../../sim/analysis/sensitivity/months.ts";
import type { SensitivityRecord } from "../../../sim/analysis/sensitivity/record.ts";
import { type Questions, sensitivityOf } from "../../../sim/analysis/sensitivity/sensitivity.ts";
import { sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { plainSampling } from "../../../sim/engine/sampling/sampling.ts";
import { openSubject, type Subject } from "../../../sim/results/given-runs.ts";
import { InputError } from "../../../sim/results/host.ts";
import { runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import type { Earlier } from "../../../sim/results/kept/unfinished.ts";
import { nearest } from "../../../sim/scenario/problem.ts";
import type { Io } from "../../terminal/io.ts";

export type SensitivityFlags = Earlier & {
  readonly outcome?: readonly string[];
  readonly series?: readonly string[];
  readonly seed?: string;
  readonly runs?: number;
  readonly points: number;
  readonly workers: number;
  readonly lang: Lang;
  readonly out?: string;
};

/** Runs of the design's own column, from which months are told, and first orders where no results were given. */
const usualRuns = 10_000;

/** Says which inputs of a scenario matter, and writes shares, months and charts into a folder. */
export async function sensitivity(given: string, flags: SensitivityFlags, io: Io): Promise<void> {
  const subject = await openSubject(given, flags, io);
  const questions = questionsOf(subject, flags);
  const { read, study } = subject;
  const { points, workers, lang } = flags;
  const seed = study?.manifest.seed ?? (flags.seed as string);
  const wanted = study === undefined ? (flags.runs ?? usualRuns) : Math.min(study.manifest.runs, usualRuns);
  const runs = Math.max(points, wanted);
  const out = flags.out ?? `results/${read.scenario.name}-sensitivity`;
  const { outcomes, series } = questions;
  const of = {
    ...{ scenario: read.scenario.name, scenarioSha256: sha256OfDocument(read.document) },
    ...{
      outcomes: outcomes.map(outcomeId).join(", ") || "none",
      series: series.join(", ") || "none",
      points: String(points),
    },
  };
  const job = jobRecordOf({ job: "sensitivity", of, seed, runs, sampling: plainSampling }, io);
  const record = await runJob(
    { out, kind: "sensitivity", record: job },
    flags,
    io,
    (kept) => {
      let progress: ReturnType<Io["progress"]> | undefined;
      const onProgress = (finished: number, all: number, found: number) => {
        progress ??= io.progress(`sensitivity of ${read.scenario.name}`, all);
        progress.update(finished, found);
      };
      return sensitivityOf(read, questions, { ...kept, seed, runs, points, workers, onProgress }, givenRuns(study));
    },
    (folder, made) => write(folder, made, lang, io),
  );
  io.answer?.({ results: out, record });
  io.stdout(agesLines([record], io.today()));
  io.stdout(sensitivityText(record));
  io.stdout(`\nall shares: ${join(out, "sensitivity.csv")}\nmonth by month: ${join(out, "months.csv")}\n`);
  io.stdout(`charts: ${join(out, "charts")}\nresults: ${out}\n`);
}

function givenRuns(study: Subject["study"]) {
  if (study === undefined) return undefined;
  const { manifest, failed = [], values } = study;
  return { runs: manifest.runs, sampling: manifest.sampling, failed, values };
}

async function write(folder: string, record: SensitivityRecord, lang: Lang, io: Io): Promise<void> {
  writeFileSync(join(folder, "sensitivity.json"), `${JSON.stringify(record)}\n`);
  writeFileSync(join(folder, "sensitivity.csv"), sensitivityToCsv(record));
  writeFileSync(join(folder, "months.csv"), monthsToCsv(record));
  await writeCharts(folder, sensitivityCharts(record, lang), io.paint);
}

/** What is asked, each once, in the scenario's order; every unknown name is told. */
function questionsOf({ read: { scenario }, study }: Subject, flags: SensitivityFlags): Questions {
  const keys = outcomeKeys(createWorld(scenario));
  const series = seriesById(scenario);
  const asked = flags.outcome ?? drivenOutcomes(scenario);
  const problems = [
    ...unknown("--outcome", flags.outcome ?? [], keys.map(outcomeId)),
    ...unknown("--series", flags.series ?? [], [...series.keys()]),
  ];
  const { runs, failedRuns = 0 } = study?.manifest ?? {};
  if (runs !== undefined && runs - failedRuns < fewestRunsForDrivers)
    problems.push(`runs: must be at least ${fewestRunsForDrivers} for shares of variance, got ${runs - failedRuns}`);
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  const outcomes: readonly OutcomeKey[] = keys.filter((key) => asked.includes(outcomeId(key)));
  return { outcomes, series: [...new Set(flags.series ?? usualSeries(scenario))] };
}

function unknown(flag: string, asked: readonly string[], known: readonly string[]): readonly string[] {
  return asked
    .filter((id) => !known.includes(id))
    .map((id) => {
      const meant = nearest(id, known);
      return `${flag}: must be one that the scenario has${meant === undefined ? `, such as ${known[0]}` : `, did you mean ${meant}?`}, got ${id}`;
    });
}
