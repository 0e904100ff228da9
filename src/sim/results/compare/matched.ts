import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { estimateOf } from "../../analysis/explain/explanation.ts";
import { matchedToCsv } from "../../analysis/severity/csv.ts";
import { type Matched, matchSeverity, type OutOfReach } from "../../analysis/severity/match.ts";
import {
  arrivalsId,
  arrivalsOf,
  minus,
  type SeverityRecord,
  sumOf,
  withoutPolicy,
} from "../../analysis/severity/missing.ts";
import { failedRuns } from "../../engine/failures.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { compareStudies, failedInAny, repetitionsOfAll } from "../../study/compare.ts";
import { layoutOf, withoutRuns } from "../../study/layout.ts";
import { type JobRecord, resultsSchemaVersion, type Study } from "../../study/study.ts";
import type { Terms } from "../host.ts";
import { writeFailures } from "../kept/failures.ts";
import type { KeptFolder } from "../kept/folder.ts";
import { withKept } from "../kept/job.ts";
import { comparedIn, jobRecordOf, recordOf } from "../kept/records.ts";
import { NoUseGoingOn, type OpenedWork } from "../kept/unfinished.ts";
import { matchedFolder } from "../open-comparison.ts";
import { openStudy } from "../open-study.ts";
import { writeStudy } from "../write-study.ts";
import type { Comparison, PlacedComparison } from "./comparison.ts";

/** Runs that the search for the factor makes at each step, at most: its error is stated. */
const mostSearched = 2000;

export type FoundMatch = Matched & { readonly materials: readonly string[]; readonly searchRuns: number };

/** What is kept of the search, and of the scenarios in which nothing is missing. */
export function severityJob({ both, options, host }: Comparison): JobRecord {
  return jobRecordOf({ ...options, job: "severity", of: comparedIn(both) }, host);
}

/** Finds the matched scenario; refuses what no length of the restrictions brings about. */
export async function findMatch(
  { both: [a, b], options: { seed, sampling, workers, runs }, host }: Comparison,
  kept: KeptFolder<JobRecord>,
): Promise<FoundMatch> {
  const materials = Object.keys(a.scenario.materials).filter((name) => name in b.scenario.materials);
  const searchRuns = Math.min(runs, mostSearched);
  const progress = host.progress("severity search", searchRuns);
  const onProgress = (finished: number, all: number, found: number) => progress.update(finished, found, all);
  const match = await withKept(kept, host, (options) =>
    matchSeverity(a, b, materials, { ...options, seed, sampling, workers, runs: searchRuns, onProgress }),
  );
  if (match.kind === "outOfReach") throw new NoUseGoingOn(outOfReachText(match, [a, b], host.terms));
  return { ...match, materials, searchRuns };
}

export type WrittenMatch = {
  readonly record: SeverityRecord;
  /** What the errors rest on: runs, where these are independent. */
  readonly repetitions: number;
};

/** Runs the matched scenario into `<folder>/matched`, and writes matched.json and matched.csv. Both studies lie there already. */
export async function writeMatched(
  { place: { folder, shown }, both: [a, b], options, host }: PlacedComparison,
  match: FoundMatch,
  { later, job }: { readonly later: OpenedWork["later"]; readonly job: KeptFolder<JobRecord> },
): Promise<WrittenMatch> {
  const { seed, runs, sampling, workers } = options;
  const { materials, searchRuns } = match;
  mkdirSync(join(folder, matchedFolder));
  const place = { folder: join(folder, matchedFolder), shown: join(shown, matchedFolder) };
  const parts = later(matchedFolder, recordOf(match.scenario, options, host));
  await writeStudy(place, match.scenario, parts, options, host);
  const [studyA, studyB, matched] = await Promise.all(
    ["a", "b", "matched"].map((part) => openStudy(join(folder, part), host)),
  );
  const progress = host.progress("without policy", 2 * runs);
  const onProgress = (finished: number, found: number) => progress.update(finished, found);
  const { tonnes: usual, failures } = await withKept(job, host, (kept) =>
    arrivalsOf([a, b].map(withoutPolicy), materials, { ...kept, seed, runs, sampling, workers, onProgress }),
  );
  writeFailures({ folder, shown }, [...match.failures, ...failures], options, host, { of: "matched-" });
  const failed = failedInAny([studyA, studyB, matched, { failed: failedRuns(failures) }]);
  const layout = layoutOf({ sampling, seed, runs, failed });
  const estimate = (values: Float64Array) => estimateOf(values, layout);
  const missing = async (from: Float64Array, study: Study) => {
    const arrived = sumOf(await Promise.all(materials.map((material) => study.values(arrivalsId(material)))));
    return minus(withoutRuns(from, [], failed), withoutRuns(arrived, study.failed, failed));
  };
  const missingA = await missing(usual[0], studyA);
  const missingMatched = await missing(usual[1], matched);
  const record: SeverityRecord = {
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
  writeFileSync(join(folder, "matched.json"), `${JSON.stringify(record, null, 1)}\n`);
  writeFileSync(join(folder, "matched.csv"), matchedToCsv(record));
  return { record, repetitions: repetitionsOfAll([studyA, studyB, matched]) };
}

function outOfReachText({ wanted, at }: OutOfReach, both: readonly ReadScenario[], terms: Terms): string {
  const [nameA, nameB] = both.map(({ scenario }) => scenario.name);
  const tried = at.map(({ factor, tonnes }) => `${Math.round(tonnes)} t at ${factor}`).join(", ");
  return `${terms.severityMatched}: ${Math.round(wanted)} t are missing in ${nameA}, as many must be in ${nameB} with restrictions some times as long, got ${tried}`;
}
