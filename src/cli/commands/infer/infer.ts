import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { inferenceText, observationsTable, parametersTable, wavesTable } from "../../../report/tables/inference.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import { plainSampling } from "../../../sim/engine/sampling/sampling.ts";
import { type Inferred, infer, NothingLeft } from "../../../sim/inference/infer.ts";
import { modelSimulator } from "../../../sim/inference/points/model.ts";
import type { Sizes } from "../../../sim/inference/waves/waves.ts";
import { InputError } from "../../../sim/results/host.ts";
import { runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import type { Earlier } from "../../../sim/results/kept/unfinished.ts";
import { loadInference } from "../../../sim/results/shipped.ts";
import { meant, oneOf } from "../../../sim/scenario/problem.ts";
import type { Io } from "../../terminal/io.ts";

export type InferFlags = Earlier & {
  readonly seed: string;
  readonly waves: number;
  readonly points: number;
  readonly bank: number;
  readonly runs: number;
  readonly leaveOut?: string;
  readonly check?: number | true;
  readonly dryRun: boolean;
  readonly workers: number;
  readonly out?: string;
};

const usualDataSets = 500;

/** Infers the numbers of a table, prints what was found, and writes it with --out. */
export async function runInfer(given: string, flags: InferFlags, io: Io): Promise<void> {
  const read = loadInference(given, io);
  const { table, histories, tableSha256, historiesSha256 } = read;
  const { seed, leaveOut, out, workers } = flags;
  const episodes = [...new Set(table.rows.filter(({ isFit }) => isFit).map(({ episode }) => episode))];
  if (leaveOut !== undefined && !episodes.includes(leaveOut))
    throw new InputError(
      `--leave-out: must be an episode with observations to fit${oneOf(episodes)}${meant(leaveOut, episodes)}, got ${leaveOut}`,
    );
  if (leaveOut !== undefined && episodes.length === 1)
    throw new InputError(`--leave-out: must leave an observation to fit, got ${leaveOut}, the only episode`);
  if (flags.dryRun) {
    const fitted = table.rows.filter(({ isFit }) => isFit).length;
    io.stdout(
      `${table.name}: ${histories.length} histories, ${table.worlds.length} worlds, ${table.parameters.length} parameters, ${fitted} observations to fit and ${table.rows.length - fitted} to score\ntable: SHA-256 ${tableSha256}\n`,
    );
    return;
  }
  const sizes = sizesOf(flags);
  const of = {
    ...{ inference: table.name, tableSha256, historiesSha256, leaveOut: leaveOut ?? "nothing" },
    ...{ waves: String(sizes.waves), points: String(sizes.points) },
  };
  const record = jobRecordOf({ job: "inference", of, seed, runs: flags.runs, sampling: plainSampling }, io);
  const threads = { table, histories, seed };
  const simulator = modelSimulator(threads);
  const check = flags.check === true ? usualDataSets : flags.check;
  const made = await runJob(
    { out, kind: "inference", record },
    flags,
    io,
    async (kept) => {
      try {
        return await infer(
          simulator,
          { table, tableSha256, historiesSha256 },
          {
            ...{ sizes, seed, workers, threads, check },
            leaveOut,
            kept: kept.kept,
            signal: kept.signal,
            onStage: (stage, points) => {
              const progress = io.progress(`${table.name}, ${stage}`, points);
              return (finished, found) => progress.update(finished, found);
            },
          },
        );
      } catch (error) {
        throw error instanceof NothingLeft ? new InputError(`${read.file}: ${error.message}`) : error;
      }
    },
    write,
  );
  io.stdout(inferenceText(made.record));
  if (out !== undefined) io.stdout(`\nposterior: ${join(out, "posterior.json")}\nresults: ${out}\n`);
}

function sizesOf({ waves, points, bank, runs }: InferFlags): Sizes {
  return { waves, points, bank, runs: [Math.ceil(runs / 4), Math.ceil((3 * runs) / 4), runs] };
}

function write(folder: string, { record, posterior }: Inferred): void {
  writeFileSync(join(folder, "inference.json"), `${canonicalJson(record)}\n`);
  writeFileSync(join(folder, "posterior.json"), `${canonicalJson(posterior)}\n`);
  writeFileSync(join(folder, "parameters.csv"), tableToCsv(parametersTable(record)));
  writeFileSync(join(folder, "observations.csv"), tableToCsv(observationsTable(record)));
  writeFileSync(join(folder, "waves.csv"), tableToCsv(wavesTable(record)));
}
