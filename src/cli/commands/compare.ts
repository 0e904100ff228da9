import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownNames } from "../../report/names.ts";
import { comparisonTable } from "../../report/tables.ts";
import { compareStudies, pairedRuns } from "../../sim/compare.ts";
import { differencesToCsv } from "../../sim/files/differences-csv.ts";
import { resultsSchemaVersion } from "../../sim/results.ts";
import { mustBeComparable } from "../comparable.ts";
import { fillFromParts } from "../fill-from-parts.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { openStudy } from "../open-study.ts";
import { loadScenario } from "../scenario-file.ts";
import { recordOf } from "../study-record.ts";
import type { Earlier } from "../unfinished.ts";
import { type StudyOptions, writeStudy } from "../write-study.ts";

/** Runs two scenarios on common random numbers and writes both results and their paired differences. */
export async function compare(
  givenA: string,
  givenB: string,
  options: StudyOptions & Earlier & { readonly out?: string },
  io: Io,
): Promise<void> {
  const [readA, readB] = loadBoth(givenA, givenB, io);
  mustBeComparable(readA.scenario, readB.scenario, [givenA, givenB]);
  const [nameA, nameB] = [readA.scenario.name, readB.scenario.name];
  const [weeksA, weeksB] = [readA.scenario.horizonWeeks, readB.scenario.horizonWeeks];
  const horizonWeeks = weeksA === weeksB ? weeksA : undefined;
  const out = options.out ?? `results/${nameA}-and-${nameB}`;
  const both = [
    { below: "a", read: readA, record: recordOf(readA, options, io) },
    { below: "b", read: readB, record: recordOf(readB, options, io) },
  ];
  const { table, pairs } = await fillFromParts(out, both, options, io, async (folder, parts) => {
    for (const [i, { below, read }] of both.entries()) {
      mkdirSync(join(folder, below));
      await writeStudy({ folder: join(folder, below), shown: join(out, below) }, read, parts[i], options, io);
    }
    const [a, b] = [await openStudy(join(folder, "a"), io), await openStudy(join(folder, "b"), io)];
    const differences = await compareStudies(a, b);
    const resultHashes = [a.manifest.resultHash, b.manifest.resultHash];
    const { seed, runs } = options;
    const record = { schemaVersion: resultsSchemaVersion, a: nameA, b: nameB, seed, runs, resultHashes, differences };
    writeFileSync(join(folder, "comparison.json"), `${JSON.stringify(record, null, 1)}\n`);
    writeFileSync(join(folder, "comparison.csv"), differencesToCsv(differences));
    const pairs = pairedRuns(a, b);
    return { pairs, table: comparisonTable(differences, nameA, nameB, pairs, { ...ownNames, horizonWeeks }) };
  });
  io.stdout(table);
  const paired = pairs === 1 ? "1 paired run" : `${pairs} paired runs`;
  io.stdout(`\nall outcomes: ${join(out, "comparison.csv")}\n${paired}, seed ${options.seed}\nresults: ${out}\n`);
}

/** Reads both before judging, so that the problems of both files are shown at once. */
function loadBoth(givenA: string, givenB: string, io: Io) {
  const problems: string[] = [];
  const both = [givenA, givenB].map((given) => {
    try {
      return loadScenario(given, io);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
      return null;
    }
  });
  const [a, b] = both;
  if (a === null || b === null) throw new InputError([...new Set(problems)].join("\n"));
  return [a, b] as const;
}
