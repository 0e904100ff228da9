import { join } from "node:path";
import { driversTable } from "../../report/drivers-table.ts";
import { ownNames } from "../../report/names.ts";
import { outcomeTable } from "../../report/tables.ts";
import type { Io } from "../io.ts";
import { fillFolder } from "../output-folder.ts";
import { loadScenario } from "../scenario-file.ts";
import { type StudyOptions, writeStudy } from "../write-study.ts";

/** Runs a scenario and writes its results folder. */
export async function run(given: string, options: StudyOptions & { readonly out?: string }, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const out = options.out ?? `results/${read.scenario.name}`;
  const results = await fillFolder(out, io, (folder) => writeStudy(folder, read, options, io));
  io.stdout(outcomeTable(results));
  if (results.drivers !== null) io.stdout(`\n${driversTable(results.drivers, ownNames)}`);
  const { outcomes } = results.summary;
  io.stdout(
    `\nall ${outcomes.length} outcomes: ${join(out, "summary.json")}\nresults: ${out}\nresult hash: ${results.manifest.resultHash}\n`,
  );
}
