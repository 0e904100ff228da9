import { join } from "node:path";
import { partsTable } from "../../report/precision/parts-table.ts";
import { driversTable } from "../../report/tables/drivers.ts";
import { outcomeTable } from "../../report/tables/outcomes.ts";
import { convergenceTable } from "../../report/tables/precision.ts";
import { weightsText } from "../../report/weights-text.ts";
import { wrapped } from "../../report/words/lines.ts";
import { ownNames } from "../../report/words/study.ts";
import type { Io } from "../../sim/results/host.ts";
import type { Earlier } from "../../sim/results/kept/unfinished.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import type { StudyOptions, WrittenStudy } from "../../sim/results/write-study.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import { fillFromParts } from "../fill-from-parts.ts";
import { meansOf, type Precision, writePrecision } from "../study/precision.ts";
import { prepare } from "../study/until.ts";
import { recordOf } from "../study-record.ts";
import type { UntilFlags } from "../until/flags.ts";

export type RunFlags = StudyOptions & UntilFlags & Earlier & { readonly out?: string };

/** A study with what its errors rest on, and in words what it reached of what was asked for. */
export type WrittenRun = {
  readonly study: WrittenStudy;
  readonly precision: Precision;
  readonly reached: string;
};

/** Runs a scenario and writes its results folder. */
export async function run(given: string, options: RunFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const { mostRuns, write } = await prepare([read], options, io);
  const out = options.out ?? `results/${read.scenario.name}`;
  const studies = [{ below: "", record: recordOf(read, { ...options, runs: mostRuns }, io) }];
  const written = await fillFromParts({ out, studies }, options, io, async (folder, { parts }) => {
    const { studies, reached } = await write([{ folder, shown: out }], parts);
    const [study] = studies;
    return { study, reached, precision: await addPrecision(folder, read, study, options, io) };
  });
  printRun(written, out, io);
}

/** What the errors of a finished study rest on, written beside its results. */
export function addPrecision(
  folder: string,
  { scenario }: ReadScenario,
  { manifest, summary, failed = [] }: WrittenStudy,
  { workers }: Pick<StudyOptions, "workers">,
  io: Io,
): Promise<Precision> {
  const { seed, runs, sampling } = manifest;
  return writePrecision(folder, scenario, summary, { seed, runs, sampling, failed, workers }, io);
}

/** What a study found, and where it lies. */
export function printRun({ study, precision, reached }: WrittenRun, out: string, io: Io): void {
  const { manifest, summary, drivers } = study;
  io.stdout(outcomeTable(study));
  const weights = weightsText(manifest);
  if (weights !== "") io.stdout(`\n${wrapped(weights, 110).join("\n")}\n`);
  if (reached !== "") io.stdout(`\n${reached}`);
  if (drivers !== null) io.stdout(`\n${driversTable(drivers, ownNames)}`);
  const { convergence, spread, pairs } = precision;
  if (convergence !== null) io.stdout(`\n${convergenceTable(convergence, ownNames)}`);
  if (spread !== null) io.stdout(`\n${partsTable(spread, meansOf(summary), pairs, ownNames)}`);
  if (manifest.failedRuns !== undefined)
    io.stdout(
      `\n${manifest.failedRuns} of ${manifest.runs} runs failed and are left out: ${join(out, "failures.csv")}\n`,
    );
  io.stdout(
    `\nall ${summary.outcomes.length} outcomes: ${join(out, "summary.json")}\nresults: ${out}\nresult hash: ${manifest.resultHash}\n`,
  );
}
