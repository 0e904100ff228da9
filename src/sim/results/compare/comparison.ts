import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { differencesToCsv } from "../../analysis/explain/csv.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { arePaired, compareStudies, countedPairs, pairedRepetitions, pairedRuns } from "../../study/compare.ts";
import { type Judged, judgedTogether } from "../../study/judged.ts";
import { resultsSchemaVersion, type Study, type Unfinished } from "../../study/study.ts";
import type { Host, Place } from "../host.ts";
import type { KeptFolder } from "../kept/folder.ts";

import { studyLetters } from "../open-comparison.ts";
import { openStudy } from "../open-study.ts";
import type { Ready } from "../run.ts";
import type { StudyOptions } from "../write-study.ts";

/** What all steps of comparing two scenarios have in common. */
export type Comparison = {
  readonly both: readonly ReadScenario[];
  /** Of the studies that are compared. */
  readonly options: StudyOptions;
  readonly host: Host;
};

/** A comparison of which both studies lie in a folder. */
export type PlacedComparison = Comparison & { readonly place: Place };

export type Differences = {
  /** b minus a, outcome by outcome, judged together. */
  readonly differences: readonly Judged[];
  /** What the errors rest on: runs, where these are independent. */
  readonly repetitions: number;
  /** Runs that failed in neither study. */
  readonly pairs: number;
  /** What shares of them are shares of: fewer where facts weigh them. */
  readonly counted: number;
  /** Whether run i of one is held against run i of the other. */
  readonly isPaired: boolean;
};

/** Writes both studies, into `a` and `b`. */
export async function writeBoth(
  { folder, shown }: Place,
  ready: Ready,
  parts: readonly KeptFolder<Unfinished>[],
  host: Host,
): Promise<readonly [Study, Study]> {
  const places = parts.map((_, k) => ({ folder: join(folder, studyLetters[k]), shown: join(shown, studyLetters[k]) }));
  for (const place of places) mkdirSync(place.folder);
  await ready.write(places, parts);
  const [a, b] = places;
  return [await openStudy(a.folder, host), await openStudy(b.folder, host)];
}

/** Writes comparison.json and comparison.csv, the paired differences of two studies. */
export async function writeDifferences(folder: string, [a, b]: readonly [Study, Study]): Promise<Differences> {
  const paired = await compareStudies(a, b);
  const resultHashes = [a.manifest.resultHash, b.manifest.resultHash];
  const [nameA, nameB] = [a, b].map(({ manifest }) => String(manifest.scenario.name));
  const { seed, runs } = a.manifest;
  const record = {
    schemaVersion: resultsSchemaVersion,
    a: nameA,
    b: nameB,
    seed,
    runs,
    resultHashes,
    differences: paired,
  };
  writeFileSync(join(folder, "comparison.json"), `${JSON.stringify(record, null, 1)}\n`);
  const repetitions = pairedRepetitions(a, b);
  const differences = judgedTogether(paired, repetitions);
  writeFileSync(join(folder, "comparison.csv"), differencesToCsv(differences));
  return { differences, repetitions, pairs: pairedRuns(a, b), counted: countedPairs(a, b), isPaired: arePaired(a, b) };
}
