import { join } from "node:path";
import { driversTable } from "../../report/drivers-table.ts";
import { ownNames } from "../../report/names.ts";
import { outcomeTable } from "../../report/tables.ts";
import { fillFromParts } from "../fill-from-parts.ts";
import type { Io } from "../io.ts";
import { loadScenario } from "../scenario-file.ts";
import { recordOf } from "../study-record.ts";
import type { Earlier } from "../unfinished.ts";
import { type StudyOptions, type WrittenStudy, writeStudy } from "../write-study.ts";

export type RunFlags = StudyOptions & Earlier & { readonly out?: string };

/** Runs a scenario and writes its results folder. */
export async function run(given: string, options: RunFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const out = options.out ?? `results/${read.scenario.name}`;
  const studies = [{ below: "", record: recordOf(read, options, io) }];
  const results = await fillFromParts(out, studies, options, io, (folder, [parts]) =>
    writeStudy({ folder, shown: out }, read, parts, options, io),
  );
  printResults(results, out, io);
}

/** What a study found, and where it lies. */
export function printResults({ manifest, summary, drivers }: WrittenStudy, out: string, io: Io): void {
  io.stdout(outcomeTable({ manifest, summary }));
  if (drivers !== null) io.stdout(`\n${driversTable(drivers, ownNames)}`);
  if (manifest.failedRuns !== undefined)
    io.stdout(
      `\n${manifest.failedRuns} of ${manifest.runs} runs failed and are left out: ${join(out, "failures.csv")}\n`,
    );
  io.stdout(
    `\nall ${summary.outcomes.length} outcomes: ${join(out, "summary.json")}\nresults: ${out}\nresult hash: ${manifest.resultHash}\n`,
  );
}
