import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import { type ConfigurationDifference, configurationDifference } from "../../sim/analysis/explain/configuration.ts";
import type { ExplanationRecord } from "../../sim/analysis/explain/explanation.ts";
import {
  type Comparison,
  type Differences,
  writeBoth,
  writeDifferences,
} from "../../sim/results/compare/comparison.ts";
import { explainedRuns, explanationJob, writeExplanation } from "../../sim/results/compare/explanation.ts";
import { findMatch, severityJob, type WrittenMatch, writeMatched } from "../../sim/results/compare/matched.ts";
import type { Host, Place } from "../../sim/results/host.ts";
import { recordOf } from "../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts, type OpenedWork } from "../../sim/results/kept/unfinished.ts";
import { matchedFolder, studyLetters } from "../../sim/results/open-comparison.ts";
import { type Ready, readyToRun } from "../../sim/results/run.ts";
import type { StudyOptions } from "../../sim/results/write-study.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import { tableToCsv } from "../charts/kit/chart.ts";
import { configurationTable } from "../tables/configuration.ts";

export type CompareOptions = StudyOptions &
  Earlier & {
    /** Outcomes whose differences are explained, and on how many runs of each hybrid; null where none are. */
    readonly explain: { readonly outcomes: readonly OutcomeKey[]; readonly runs?: number | undefined } | null;
    /** Whether also with as many tonnes missing in the second as in the first. */
    readonly severityMatched: boolean;
  };

/** What a comparison left. */
export type WrittenComparison = Differences & {
  /** Inputs that differ. */
  readonly configuration: readonly ConfigurationDifference[];
  readonly explanation: ExplanationRecord | null;
  readonly matched: WrittenMatch | null;
};

/**
 * Runs two scenarios on common random numbers into a results folder: both studies, what differs between the scenarios, the
 * paired differences, and what is asked for beside. `ready` decides on the number of runs. InputError where no length of the
 * restrictions makes the tonnes missing alike; else what goes wrong is as with `fillFromParts` and `writeStudy`.
 */
export async function compareInto(
  out: string,
  both: readonly ReadScenario[],
  options: CompareOptions,
  host: Host,
  ready: Ready = readyToRun(both, options, host),
): Promise<WrittenComparison> {
  const { seed, sampling, workers, explain, severityMatched } = options;
  const comparison: Comparison = { both, options: { seed, sampling, workers, runs: ready.mostRuns }, host };
  const studies = both.map((read, k) => ({ below: studyLetters[k], record: recordOf(read, comparison.options, host) }));
  const explanation =
    explain && explanationJob(comparison, explain.outcomes, explainedRuns(ready.mostRuns, explain.runs));
  const jobs = [
    ...(explanation === null ? [] : [{ below: "explain", record: explanation }]),
    ...(severityMatched ? [{ below: "severity", record: severityJob(comparison) }] : []),
  ];
  const work = { out, kind: "comparison", studies, jobs, later: severityMatched ? [matchedFolder] : [] } as const;
  return await fillFromParts(work, options, host, (folder, opened) =>
    fill({ folder, shown: out }, comparison, explain, ready, opened),
  );
}

async function fill(
  place: Place,
  comparison: Comparison,
  explain: CompareOptions["explain"],
  ready: Ready,
  { parts, jobs, later }: OpenedWork,
): Promise<WrittenComparison> {
  const { both, options, host } = comparison;
  const jobOf = (name: string) => jobs.find(({ record }) => record.job === name);
  const [explanation, severity] = [jobOf("explanation"), jobOf("severity")];
  // First of all: what no length of the restrictions brings about is not worth two studies.
  const match = severity === undefined ? null : await findMatch(comparison, severity);
  const configuration = configurationDifference(both[0].document, both[1].document);
  writeFileSync(join(place.folder, "configuration.csv"), tableToCsv(configurationTable(configuration)));
  const studies = await writeBoth(place, ready, parts, host);
  const differences = await writeDifferences(place.folder, studies);
  const { runs } = studies[0].manifest;
  const placed = { ...comparison, options: { ...options, runs }, place };
  const explained = explain && { outcomes: explain.outcomes, runs: explainedRuns(runs, explain.runs) };
  return {
    ...differences,
    configuration,
    explanation:
      explained === null || explanation === undefined
        ? null
        : await writeExplanation(placed, explained, explanation, studies),
    matched:
      match === null || severity === undefined ? null : await writeMatched(placed, match, { later, job: severity }),
  };
}
