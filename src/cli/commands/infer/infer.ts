import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import {
  inferenceText,
  nothingText,
  observationsTable,
  parametersTable,
  wavesTable,
} from "../../../report/tables/inference.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import type { Shard } from "../../../sim/engine/ranges.ts";
import { plainSampling } from "../../../sim/engine/sampling/sampling.ts";
import { type Inferred, infer } from "../../../sim/inference/infer.ts";
import { modelSimulator } from "../../../sim/inference/points/model.ts";
import { ShareDone } from "../../../sim/inference/points/run.ts";
import { type Table, usedBy } from "../../../sim/inference/table.ts";
import { NothingLeft } from "../../../sim/inference/waves/nothing-left.ts";
import type { Sizes } from "../../../sim/inference/waves/waves.ts";
import { InputError } from "../../../sim/results/host.ts";
import { type JobOptions, runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import type { Earlier } from "../../../sim/results/kept/unfinished.ts";
import { loadInference } from "../../../sim/results/shipped.ts";
import { makeOfParts } from "../../../sim/results/standing-parts.ts";
import { posteriorText } from "../../../sim/scenario/posterior/file.ts";
import { meant, oneOf } from "../../../sim/scenario/problem.ts";
import type { JobRecord } from "../../../sim/study/study.ts";
import { type ShardFlags, shardOf } from "../../flags/shards.ts";
import type { Io } from "../../terminal/io.ts";

export type InferFlags = Earlier &
  ShardFlags & {
    readonly seed: string;
    readonly waves: number;
    readonly points: number;
    readonly bank: number;
    readonly beginWith: number;
    readonly runs: number;
    readonly leaveOut?: string;
    readonly knownUntil?: string;
    readonly parts?: string;
    readonly check?: number | true;
    readonly dryRun: boolean;
    readonly workers: number;
    readonly out?: string;
  };

const usualDataSets = 500;

/** Infers the numbers of a table, prints what was found, and writes it with --out. */
export async function runInfer(given: string, flags: InferFlags, io: Io): Promise<void> {
  const read = loadInference(given, io);
  const { table, takes, histories, tableSha256, historiesSha256 } = read;
  const { seed, leaveOut, knownUntil, out, workers, parts } = flags;
  mustFit(flags, table);
  const shard = shardOf(flags, io);
  mustGoTogether(flags, shard);
  if (flags.dryRun) {
    const fitted = table.rows.filter(({ isFit }) => isFit).length;
    io.answer?.({
      results: null,
      record: { name: table.name, fitted, scored: table.rows.length - fitted, tableSha256 },
    });
    io.stdout(
      `${table.name}: ${histories.length} histories, ${table.worlds.length} worlds, ${table.parameters.length} parameters, ${fitted} observations to fit and ${table.rows.length - fitted} to score\ntable: SHA-256 ${tableSha256}\n`,
    );
    return;
  }
  const sizes = sizesOf(flags);
  const ofPoints = { inference: table.name, tableSha256, historiesSha256 };
  const of = {
    ...{ ...ofPoints, leaveOut: leaveOut ?? "nothing", knownUntil: knownUntil ?? "its end" },
    ...{ waves: String(sizes.waves), points: String(sizes.points) },
  };
  const recordOf = (of: JobRecord["of"]) =>
    jobRecordOf({ job: "inference", of, seed, runs: flags.runs, sampling: plainSampling }, io);
  const threads = { table, histories, seed };
  const simulator = modelSimulator(threads);
  const check = flags.check === true ? usualDataSets : flags.check;
  let stage = "";
  const make = async ({ kept, signal }: JobOptions) => {
    try {
      return await infer(
        simulator,
        { table, takes, tableSha256, historiesSha256 },
        {
          ...{ sizes, seed, workers, threads, check, leaveOut, knownUntil, kept, signal, shard },
          onStage: (name, points) => {
            stage = name;
            const progress = io.progress(`${table.name}, ${name}`, points);
            return (finished, found) => progress.update(finished, found);
          },
        },
      );
    } catch (error) {
      if (!(error instanceof NothingLeft)) throw error;
      io.stdout(nothingText(error));
      throw new InputError(`${read.file}: ${error.message}`);
    }
  };
  if (shard !== undefined) {
    const found = await shareOf(() =>
      makeOfParts({ parts: parts as string, record: recordOf(ofPoints), kind: "inference", out }, io, make, write),
    );
    io.answer?.({ results: null, record: { shard, stage, parts } });
    io.stdout(`shard ${shard.index}/${shard.of}: ${shareText(found, stage)}: ${parts}\n`);
    return;
  }
  const made =
    parts === undefined
      ? await runJob({ out, kind: "inference", record: recordOf(of) }, flags, io, make, write)
      : await makeOfParts({ parts, record: recordOf(ofPoints), kind: "inference", out }, io, make, write);
  io.answer?.({ results: out ?? null, record: made.record });
  io.stdout(inferenceText(made.record));
  if (out !== undefined) io.stdout(`\nposterior: ${join(out, "posterior.json")}\nresults: ${out}\n`);
}

/** What a share did; undefined where every stage was finished already. */
async function shareOf(act: () => Promise<unknown>): Promise<ShareDone | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof ShareDone) return error;
    throw error;
  }
}

function shareText(found: ShareDone | undefined, stage: string): string {
  if (found === undefined) return "every stage is finished, and infer without --shard makes the posterior of them";
  const { simulated, missing } = found;
  const own = simulated === 0 ? "its share is finished already" : `${simulated} points are finished`;
  return `${stage}: ${own}, ${missing} of other shares are missing`;
}

/** InputError where nothing would be left to fit, or left out. */
function mustFit({ leaveOut, knownUntil }: InferFlags, table: Table): void {
  const episodes = [...new Set(table.rows.filter(({ isFit }) => isFit).map(({ episode }) => episode))];
  if (leaveOut !== undefined && !episodes.includes(leaveOut))
    throw new InputError(
      `--leave-out: must be an episode with observations to fit${oneOf(episodes)}${meant(leaveOut, episodes)}, got ${leaveOut}`,
    );
  if (leaveOut !== undefined && episodes.length === 1)
    throw new InputError(`--leave-out: must leave an observation to fit, got ${leaveOut}, the only episode`);
  const isUsed = usedBy(table, { leaveOut: leaveOut ?? null, knownUntil: knownUntil ?? null });
  if (!table.rows.some((_, index) => isUsed(index))) {
    const first = table.rows
      .filter(({ isFit, episode }) => isFit && episode !== leaveOut)
      .map(({ known }) => known)
      .reduce((a, b) => (a < b ? a : b));
    throw new InputError(
      `--known-until: must be ${first} or later, when the first observation was known, got ${knownUntil}`,
    );
  }
}

function mustGoTogether(
  { parts, resume, fresh, out, check, beginWith, leaveOut, knownUntil }: InferFlags,
  shard: Shard | undefined,
): void {
  const problems = [
    ...(beginWith > 0 && leaveOut === undefined && knownUntil === undefined
      ? ["--begin-with: must stand with --leave-out or --known-until, of which the whole is another"]
      : []),
    ...(shard !== undefined && parts === undefined
      ? ["--shard: must stand with --parts, where finished points lie"]
      : []),
    ...(shard !== undefined && out !== undefined
      ? ["--out: must not stand with --shard, which leaves points alone"]
      : []),
    ...(shard !== undefined && check !== undefined
      ? ["--check: must not stand with --shard, which leaves points alone"]
      : []),
    ...(parts !== undefined && resume
      ? ["--resume: must not stand with --parts, from which every command goes on"]
      : []),
    ...(parts !== undefined && fresh ? ["--fresh: must not stand with --parts, which is never thrown away"] : []),
  ];
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}

function sizesOf({ waves, points, bank, beginWith, runs }: InferFlags): Sizes {
  return {
    waves,
    points,
    bank,
    ...(beginWith > 0 ? { before: beginWith } : {}),
    runs: [Math.ceil(runs / 4), Math.ceil((3 * runs) / 4), runs],
  };
}

function write(folder: string, { record, posterior }: Inferred): void {
  writeFileSync(join(folder, "inference.json"), `${canonicalJson(record)}\n`);
  writeFileSync(join(folder, "posterior.json"), posteriorText(posterior));
  writeFileSync(join(folder, "parameters.csv"), tableToCsv(parametersTable(record)));
  writeFileSync(join(folder, "observations.csv"), tableToCsv(observationsTable(record)));
  writeFileSync(join(folder, "waves.csv"), tableToCsv(wavesTable(record)));
}
