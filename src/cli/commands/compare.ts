import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownNames } from "../../report/names.ts";
import { comparisonTable } from "../../report/tables.ts";
import { compareStudies, pairedRuns } from "../../sim/compare.ts";
import { differencesToCsv } from "../../sim/files/differences-csv.ts";
import { resultsSchemaVersion } from "../../sim/results.ts";
import type { ReadScenario } from "../../sim/scenario/read-scenario.ts";
import { mustBeComparable } from "../comparable.ts";
import { fillFromParts } from "../fill-from-parts.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { openStudy } from "../open-study.ts";
import { loadScenario } from "../scenario-file.ts";
import { recordOf } from "../study-record.ts";
import type { Earlier } from "../unfinished.ts";
import type { UntilFlags } from "../until/flags.ts";
import { prepare } from "../until/prepare.ts";
import type { StudyOptions } from "../write-study.ts";

/** Runs two scenarios on common random numbers and writes both results and their paired differences. */
export async function compare(
  givenA: string,
  givenB: string,
  options: StudyOptions & UntilFlags & Earlier & { readonly out?: string },
  io: Io,
): Promise<void> {
  const [readA, readB] = loadBoth(givenA, givenB, io);
  mustBeComparable(readA.scenario, readB.scenario, [givenA, givenB]);
  const [nameA, nameB] = [readA.scenario.name, readB.scenario.name];
  const [weeksA, weeksB] = [readA.scenario.horizonWeeks, readB.scenario.horizonWeeks];
  const horizonWeeks = weeksA === weeksB ? weeksA : undefined;
  const out = options.out ?? `results/${nameA}-and-${nameB}`;
  const { mostRuns, write } = await prepare([readA, readB], options, io);
  const recordFor = (read: ReadScenario) => recordOf(read, { ...options, runs: mostRuns }, io);
  const both = [
    { below: "a", record: recordFor(readA) },
    { below: "b", record: recordFor(readB) },
  ];
  const { table, reached, pairs } = await fillFromParts(out, both, options, io, async (folder, parts) => {
    const places = both.map(({ below }) => ({ folder: join(folder, below), shown: join(out, below) }));
    for (const place of places) mkdirSync(place.folder);
    const { reached } = await write(places, parts);
    const [a, b] = [await openStudy(join(folder, "a"), io), await openStudy(join(folder, "b"), io)];
    const differences = await compareStudies(a, b);
    const resultHashes = [a.manifest.resultHash, b.manifest.resultHash];
    const { seed, runs } = a.manifest;
    const record = { schemaVersion: resultsSchemaVersion, a: nameA, b: nameB, seed, runs, resultHashes, differences };
    writeFileSync(join(folder, "comparison.json"), `${JSON.stringify(record, null, 1)}\n`);
    writeFileSync(join(folder, "comparison.csv"), differencesToCsv(differences));
    const pairs = pairedRuns(a, b);
    const table = comparisonTable(differences, nameA, nameB, pairs, { ...ownNames, horizonWeeks });
    return { table, reached, pairs };
  });
  io.stdout(table);
  if (reached !== "") io.stdout(`\n${reached}`);
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
