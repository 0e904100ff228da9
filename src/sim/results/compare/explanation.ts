import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { headlineOutcomes } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { explanationsToCsv } from "../../analysis/explain/csv.ts";
import { explainDifference, outcomesOfBoth } from "../../analysis/explain/explain.ts";
import type { ExplanationRecord } from "../../analysis/explain/explanation.ts";
import { nearest } from "../../scenario/problem.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import type { JobRecord, Study } from "../../study/study.ts";
import { InputError, type Terms } from "../host.ts";
import { writeFailures } from "../kept/failures.ts";
import type { KeptFolder } from "../kept/folder.ts";
import { withKept } from "../kept/job.ts";
import { comparedIn, jobRecordOf } from "../kept/records.ts";
import type { Comparison, PlacedComparison } from "./comparison.ts";

/** Refuses scenarios that no hybrid can be made of, and outcomes that there are not. Returns those to explain. */
export function outcomesToExplain(
  [a, b]: readonly ReadScenario[],
  [, givenB]: readonly string[],
  asked: readonly string[] | undefined,
  terms: Terms,
): readonly OutcomeKey[] {
  const [materialsA, materialsB] = [a, b].map(({ scenario }) => Object.keys(scenario.materials).sort().join(", "));
  if (materialsA !== materialsB)
    throw new InputError(
      `${givenB}: materials: must be ${materialsA}, as in ${a.scenario.name}, for ${terms.explain}, got ${materialsB}`,
    );
  const both = outcomesOfBoth(a.scenario, b.scenario);
  if (asked === undefined) return headlineOutcomes(both);
  const ids = both.map(outcomeId);
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new InputError(unknown.map((id) => noSuchOutcome(id, ids, terms)).join("\n"));
  return both.filter((key) => asked.includes(outcomeId(key)));
}

/** Runs of a hybrid unless more are asked for: there are up to 128 of them. */
const mostUnasked = 2000;

/** Runs of each hybrid, of those compared. */
export function explainedRuns(compared: number, asked: number | undefined): number {
  return Math.min(compared, asked ?? mostUnasked);
}

/** What is kept of an explanation while it is made. */
export function explanationJob(
  { both, options, host }: Comparison,
  outcomes: readonly OutcomeKey[],
  runs: number,
): JobRecord {
  const of = { ...comparedIn(both), outcomes: outcomes.map(outcomeId).join(", ") };
  return jobRecordOf({ ...options, runs, job: "explanation", of }, host);
}

/** Explains the differences of two studies on `runs` of their runs; writes explain.json and explain.csv. */
export async function writeExplanation(
  { place, both: [a, b], options, host }: PlacedComparison,
  { outcomes, runs }: { readonly outcomes: readonly OutcomeKey[]; readonly runs: number },
  job: KeptFolder<JobRecord>,
  compared: readonly [Study, Study],
): Promise<ExplanationRecord> {
  const explained = { ...options, runs };
  const progress = host.progress("explanation", runs);
  const record = await withKept(job, host, (kept) =>
    explainDifference(a, b, outcomes, {
      ...kept,
      ...explained,
      compared,
      onProgress: (finished, all, found) => progress.update(finished, found, all),
      onFailures: (failures) => writeFailures(place, failures, explained, host, { of: "explain-" }),
    }),
  );
  writeFileSync(join(place.folder, "explain.json"), `${JSON.stringify(record, null, 1)}\n`);
  writeFileSync(join(place.folder, "explain.csv"), explanationsToCsv(record));
  return record;
}

function noSuchOutcome(id: string, known: readonly string[], { outcome }: Terms): string {
  const meant = nearest(id, known);
  const hint = meant === undefined ? "; summary.json of a results folder lists all" : `, did you mean ${meant}?`;
  return `${outcome}: must be an outcome of both scenarios${hint}, got ${id}`;
}
