import { join } from "node:path";
import { driversTable } from "../../report/drivers-table.ts";
import { ownNames } from "../../report/names.ts";
import { partsTable } from "../../report/precision/parts-table.ts";
import { outcomeTable } from "../../report/tables.ts";
import type { Io } from "../io.ts";
import { fillFolder } from "../output-folder.ts";
import { loadScenario } from "../scenario-file.ts";
import { type RunFlags, settleSampling } from "../settle-sampling.ts";
import { prepare } from "../until/prepare.ts";
import { meansOf, writePrecision } from "../write-precision.ts";

/** Runs a scenario and writes its results folder. */
export async function run(given: string, flags: RunFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const options = { ...flags, sampling: settleSampling(flags.sampling, [read.scenario], flags) };
  const write = await prepare([read], options, io);
  const out = options.out ?? `results/${read.scenario.name}`;
  const { study, precision, reached } = await fillFolder(out, io, async (folder) => {
    const { studies, reached } = await write([folder]);
    const [study] = studies;
    const { runs } = study.manifest;
    const precision = await writePrecision(folder, read.scenario, study.summary, { ...options, runs }, io);
    return { study, precision, reached };
  });
  io.stdout(outcomeTable(study));
  if (reached !== "") io.stdout(`\n${reached}`);
  if (study.drivers !== null) io.stdout(`\n${driversTable(study.drivers, ownNames)}`);
  const { spread, pairs } = precision;
  if (spread !== null) io.stdout(`\n${partsTable(spread, meansOf(study.summary), pairs, ownNames)}`);
  const { outcomes } = study.summary;
  io.stdout(
    `\nall ${outcomes.length} outcomes: ${join(out, "summary.json")}\nresults: ${out}\nresult hash: ${study.manifest.resultHash}\n`,
  );
}
