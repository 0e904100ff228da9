import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sweepCharts } from "../../../report/charts/sweep/index.ts";
import { writeCharts } from "../../../report/files/charts.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { sweepText } from "../../../report/tables/sweep.ts";
import { sweepToCsv, sweepToParquet } from "../../../sim/analysis/sweep/files.ts";
import type { Sweep } from "../../../sim/analysis/sweep/grid.ts";
import { type MadeSweep, makeSweep, runsOfSweep } from "../../../sim/analysis/sweep/make.ts";
import { runSweepShard, worksIn } from "../../../sim/analysis/sweep/run.ts";
import { canonicalJson, sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import type { Shard } from "../../../sim/engine/ranges.ts";
import { loadSweep } from "../../../sim/results/grids.ts";
import { InputError } from "../../../sim/results/host.ts";
import { writeFailures } from "../../../sim/results/kept/failures.ts";
import { type JobOptions, runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, NoUseGoingOn } from "../../../sim/results/kept/unfinished.ts";
import { warnOfFacts } from "../../../sim/results/known.ts";
import { mustBeReplaceable } from "../../../sim/results/replace.ts";
import { makeOfParts } from "../../../sim/results/standing-parts.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { type ShardFlags, shardOf } from "../../flags/shards.ts";
import type { Io } from "../../terminal/io.ts";

export type SweepFlags = StudyOptions &
  Earlier &
  ShardFlags & { readonly grid: string; readonly parts?: string; readonly out?: string };

/** Runs every cell of a grid, writes the table of all and what the best and the worst are on fresh seeds, and prints these. */
export async function sweep(given: string, options: SweepFlags, io: Io): Promise<void> {
  const shard = shardOf(options, io);
  mustGoTogether(options, shard);
  const laid = loadSweep({ grid: options.grid, scenario: given }, io);
  warnOfFacts(given, io, io.warn);
  const { parts } = options;
  if (shard !== undefined) {
    await runShare(laid, shard, parts as string, options, io);
    return;
  }
  const out = options.out ?? `results/${laid.document.name}`;
  mustBeReplaceable(out, "sweep", io);
  const make = (kept: JobOptions) => made(laid, options, kept, io);
  const write = async (folder: string, done: MadeSweep) => {
    writeFailures({ folder, shown: out }, done.failures, options, io);
    writeFileSync(join(folder, "sweep.json"), `${canonicalJson(done.record)}\n`);
    writeFileSync(join(folder, "sweep.parquet"), sweepToParquet(done));
    writeFileSync(join(folder, "sweep.csv"), sweepToCsv(done));
    await writeCharts(folder, sweepCharts(done.record), io.paint);
  };
  const { record } =
    parts === undefined
      ? await runJob({ out, kind: "sweep", record: recordOf(laid, options, io) }, options, io, make, write)
      : await makeOfParts({ parts, record: recordOfParts(options, io), kind: "sweep", out }, io, make, write);
  io.answer?.({ results: out, record });
  io.stdout(agesLines(record.scenarios, io.today()));
  io.stdout(sweepText(record));
  io.stdout(`\nall cells: ${join(out, "sweep.parquet")} and .csv\ncharts: ${join(out, "charts")}\nresults: ${out}\n`);
}

function recordOf({ document, scenarios }: Sweep, { seed, runs, sampling }: SweepFlags, io: Io) {
  const of = {
    sweep: document.name,
    gridSha256: sha256OfDocument(document),
    scenarios: scenarios.map(({ scenario }) => scenario.name).join(", "),
    scenariosSha256: sha256OfDocument(scenarios.map((read) => read.document)),
  };
  return jobRecordOf({ job: "sweep", of, seed, runs, sampling }, io);
}

/** Every part says by itself what cell it is: grids of one seed share them. */
function recordOfParts({ seed, runs, sampling }: SweepFlags, io: Io) {
  return jobRecordOf({ job: "sweep", of: {}, seed, runs, sampling }, io);
}

async function made(laid: Sweep, options: SweepFlags, kept: JobOptions, io: Io): Promise<MadeSweep> {
  const { seed, runs, sampling, workers } = options;
  const progress = io.progress(laid.document.name, runsOfSweep(laid, runs));
  const onProgress = (finished: number, found: number) => progress.update(finished, found);
  const done = await makeSweep(laid, { ...kept, seed, runs, sampling, workers, onProgress });
  done.record.cells.forEach(({ estimate }, k) => {
    if (!Number.isFinite(estimate.value) || !Number.isFinite(estimate.standardError))
      throw new NoUseGoingOn(
        `cell ${k + 1}: must have a finite mean and error, got ${estimate.value} and ${estimate.standardError}`,
      );
  });
  return done;
}

async function runShare(laid: Sweep, shard: Shard, parts: string, options: SweepFlags, io: Io): Promise<void> {
  const { seed, runs, sampling, workers } = options;
  const works = worksIn(laid);
  if (shard.of > works)
    throw new InputError(
      `${io.terms.shard}: must be of at most ${works} shards, one for each cell and each scenario as it stands, got ${shard.of}`,
    );
  const progress = io.progress(
    `${laid.document.name}, shard ${shard.index}/${shard.of}`,
    Math.ceil(works / shard.of) * runs,
  );
  const onProgress = (finished: number, found: number) => progress.update(finished, found);
  await makeOfParts(
    { parts, record: recordOfParts(options, io), kind: "sweep", out: undefined },
    io,
    (kept) => runSweepShard(laid, shard, { ...kept, seed, runs, sampling, workers, onProgress }),
    () => undefined,
  );
  io.answer?.({ results: null, record: { shard, parts } });
  io.stdout(`shard ${shard.index}/${shard.of}: finished: ${parts}\n`);
}

function mustGoTogether({ parts, resume, fresh, out }: SweepFlags, shard: Shard | undefined): void {
  const problems = [
    ...(shard !== undefined && parts === undefined
      ? ["--shard: must stand with --parts, where finished cells lie"]
      : []),
    ...(shard !== undefined && out !== undefined
      ? ["--out: must not stand with --shard, which leaves cells alone"]
      : []),
    ...(parts !== undefined && resume
      ? ["--resume: must not stand with --parts, from which every command goes on"]
      : []),
    ...(parts !== undefined && fresh ? ["--fresh: must not stand with --parts, which is never thrown away"] : []),
  ];
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}
