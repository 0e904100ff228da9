import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownNames } from "../../report/names.ts";
import { comparisonTable } from "../../report/tables.ts";
import { compareStudies } from "../../sim/compare.ts";
import { differencesToCsv } from "../../sim/files/differences-csv.ts";
import { resultsSchemaVersion } from "../../sim/results.ts";
import { mustBeComparable } from "../comparable.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { openStudy } from "../open-study.ts";
import { fillFolder } from "../output-folder.ts";
import { loadScenario } from "../scenario-file.ts";
import { type RunFlags, settleSampling } from "../settle-sampling.ts";
import { prepare } from "../until/prepare.ts";

/** Runs two scenarios on common random numbers and writes both results and their paired differences. */
export async function compare(givenA: string, givenB: string, flags: RunFlags, io: Io): Promise<void> {
  const [readA, readB] = loadBoth(givenA, givenB, io);
  mustBeComparable(readA.scenario, readB.scenario, [givenA, givenB]);
  const options = { ...flags, sampling: settleSampling(flags.sampling, [readA.scenario, readB.scenario], flags) };
  const [nameA, nameB] = [readA.scenario.name, readB.scenario.name];
  const [weeksA, weeksB] = [readA.scenario.horizonWeeks, readB.scenario.horizonWeeks];
  const horizonWeeks = weeksA === weeksB ? weeksA : undefined;
  const out = options.out ?? `results/${nameA}-and-${nameB}`;
  const write = await prepare([readA, readB], options, io);
  const { table, reached, runs } = await fillFolder(out, io, async (folder) => {
    const folders = ["a", "b"].map((part) => join(folder, part));
    for (const each of folders) mkdirSync(each);
    const { reached } = await write(folders);
    const [a, b] = [await openStudy(join(folder, "a"), io), await openStudy(join(folder, "b"), io)];
    const differences = await compareStudies(a, b);
    const resultHashes = [a.manifest.resultHash, b.manifest.resultHash];
    const { seed, runs } = a.manifest;
    const record = { schemaVersion: resultsSchemaVersion, a: nameA, b: nameB, seed, runs, resultHashes, differences };
    writeFileSync(join(folder, "comparison.json"), `${JSON.stringify(record, null, 1)}\n`);
    writeFileSync(join(folder, "comparison.csv"), differencesToCsv(differences));
    const table = comparisonTable(differences, nameA, nameB, runs, { ...ownNames, horizonWeeks });
    return { table, reached, runs };
  });
  io.stdout(table);
  if (reached !== "") io.stdout(`\n${reached}`);
  const paired = runs === 1 ? "1 paired run" : `${runs} paired runs`;
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
