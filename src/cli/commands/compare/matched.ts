import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { severityText } from "../../../report/tables/severity.ts";
import type { Names } from "../../../report/words/study.ts";
import { estimateOf } from "../../../sim/analysis/explain/explanation.ts";
import { matchedToCsv } from "../../../sim/analysis/severity/csv.ts";
import { type Matched, matchSeverity, type OutOfReach } from "../../../sim/analysis/severity/match.ts";
import {
  arrivalsId,
  arrivalsOf,
  minus,
  type SeverityRecord,
  sumOf,
  withoutPolicy,
} from "../../../sim/analysis/severity/missing.ts";
import { failedRuns } from "../../../sim/engine/failures.ts";
import type { Place } from "../../../sim/results/host.ts";
import { writeFailures } from "../../../sim/results/kept/failures.ts";
import type { KeptFolder } from "../../../sim/results/kept/folder.ts";
import { withKept } from "../../../sim/results/kept/job.ts";
import { comparedIn, type JobRecord, jobRecordOf, recordOf } from "../../../sim/results/kept/records.ts";
import { NoUseGoingOn, type OpenedWork } from "../../../sim/results/kept/unfinished.ts";
import { matchedFolder } from "../../../sim/results/open-comparison.ts";
import { openStudy } from "../../../sim/results/open-study.ts";
import { type StudyOptions, writeStudy } from "../../../sim/results/write-study.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import { compareStudies, failedInAny, repetitionsOfAll } from "../../../sim/study/compare.ts";
import { layoutOf, withoutRuns } from "../../../sim/study/layout.ts";
import { resultsSchemaVersion, type Study } from "../../../sim/study/study.ts";
import type { Io } from "../../terminal/io.ts";

/** Runs that the search for the factor makes at each step, at most: its error is stated. */
const mostSearched = 2000;

export type FoundMatch = Matched & { readonly materials: readonly string[]; readonly searchRuns: number };

/** What the command keeps of the search, and of the scenarios in which nothing is missing. */
export function severityJob(both: readonly ReadScenario[], options: StudyOptions, io: Io): JobRecord {
  return jobRecordOf({ ...options, job: "severity", of: comparedIn(both) }, io);
}

/** Finds the matched scenario; refuses what no length of the restrictions brings about. */
export async function findMatch(
  [a, b]: readonly ReadScenario[],
  { seed, sampling, workers, runs }: StudyOptions,
  kept: KeptFolder<JobRecord>,
  io: Io,
): Promise<FoundMatch> {
  const materials = Object.keys(a.scenario.materials).filter((name) => name in b.scenario.materials);
  const searchRuns = Math.min(runs, mostSearched);
  const progress = io.progress("severity search", searchRuns);
  const onProgress = (finished: number, all: number, found: number) => progress.update(finished, found, all);
  const match = await withKept(kept, io, (options) =>
    matchSeverity(a, b, materials, { ...options, seed, sampling, workers, runs: searchRuns, onProgress }),
  );
  if (match.kind === "outOfReach") throw new NoUseGoingOn(outOfReachText(match, a.scenario.name, b.scenario.name));
  return { ...match, materials, searchRuns };
}

/**
 * Runs the matched scenario into `<folder>/matched`, and writes matched.json and matched.csv; returns what the terminal is
 * shown. Both studies lie in the folder already.
 */
export async function writeMatched(
  { folder, shown }: Place,
  [a, b]: readonly ReadScenario[],
  match: FoundMatch,
  options: StudyOptions,
  { later, job }: { readonly later: OpenedWork["later"]; readonly job: KeptFolder<JobRecord> },
  names: Names,
  io: Io,
): Promise<string> {
  const { seed, runs, sampling, workers } = options;
  const { materials, searchRuns } = match;
  mkdirSync(join(folder, matchedFolder));
  const place = { folder: join(folder, matchedFolder), shown: join(shown, matchedFolder) };
  const parts = later(matchedFolder, recordOf(match.scenario, options, io));
  await writeStudy(place, match.scenario, parts, options, io);
  const [studyA, studyB, matched] = await Promise.all(
    ["a", "b", "matched"].map((part) => openStudy(join(folder, part), io)),
  );
  const progress = io.progress("without policy", 2 * runs);
  const onProgress = (finished: number, found: number) => progress.update(finished, found);
  const { tonnes: usual, failures } = await withKept(job, io, (kept) =>
    arrivalsOf([a, b].map(withoutPolicy), materials, { ...kept, seed, runs, sampling, workers, onProgress }),
  );
  writeFailures({ folder, shown }, [...match.failures, ...failures], options, io, { of: "matched-" });
  const failed = failedInAny([studyA, studyB, matched, { failed: failedRuns(failures) }]);
  const layout = layoutOf({ sampling, seed, runs, failed });
  const estimate = (values: Float64Array) => estimateOf(values, layout);
  const missing = async (from: Float64Array, study: Study) => {
    const arrived = sumOf(await Promise.all(materials.map((material) => study.values(arrivalsId(material)))));
    return minus(withoutRuns(from, [], failed), withoutRuns(arrived, study.failed, failed));
  };
  const missingA = await missing(usual[0], studyA);
  const missingMatched = await missing(usual[1], matched);
  const severity: SeverityRecord = {
    schemaVersion: resultsSchemaVersion,
    a: a.scenario.name,
    b: b.scenario.name,
    seed,
    runs,
    searchRuns,
    factor: match.factor,
    materials,
    missingTonnes: {
      a: estimate(missingA),
      b: estimate(await missing(usual[1], studyB)),
      matched: estimate(missingMatched),
      left: estimate(minus(missingMatched, missingA)),
    },
    resultHash: matched.manifest.resultHash,
    observed: await compareStudies(studyA, studyB),
    matched: await compareStudies(studyA, matched),
  };
  writeFileSync(join(folder, "matched.json"), `${JSON.stringify(severity, null, 1)}\n`);
  writeFileSync(join(folder, "matched.csv"), matchedToCsv(severity));
  return severityText(severity, repetitionsOfAll([studyA, studyB, matched]), names);
}

function outOfReachText({ wanted, at }: OutOfReach, nameA: string, nameB: string): string {
  const tried = at.map(({ factor, tonnes }) => `${Math.round(tonnes)} t at ${factor}`).join(", ");
  return `--severity-matched: ${Math.round(wanted)} t are missing in ${nameA}, as many must be in ${nameB} with restrictions some times as long, got ${tried}`;
}
