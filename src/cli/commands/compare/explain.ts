import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { headlineOutcomes, type OutcomeName } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { explanationText } from "../../../report/tables/explanation.ts";
import type { Names } from "../../../report/words/study.ts";
import { explanationsToCsv } from "../../../sim/analysis/explain/csv.ts";
import { explainDifference, outcomesOfBoth } from "../../../sim/analysis/explain/explain.ts";
import { InputError, type Place } from "../../../sim/results/host.ts";
import { writeFailures } from "../../../sim/results/kept/failures.ts";
import type { KeptFolder } from "../../../sim/results/kept/folder.ts";
import { withKept } from "../../../sim/results/kept/job.ts";
import { comparedIn, type JobRecord, jobRecordOf } from "../../../sim/results/kept/records.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { nearest } from "../../../sim/scenario/problem.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import type { Study } from "../../../sim/study/study.ts";
import type { Io } from "../../terminal/io.ts";

/** Outcomes whose explanation is shown in the terminal unless others are asked for, each once; all are in explain.csv. */
const shownUnasked: readonly OutcomeName[] = [
  "unmetNeedShare",
  "lineStopped",
  "lossHigh",
  "priceAskPeakMultiple",
  "pricePaidPeakMultiple",
];

/** Refuses scenarios that no hybrid can be made of, and outcomes that there are not. Returns those to explain. */
export function outcomesToExplain(
  [a, b]: readonly ReadScenario[],
  [, givenB]: readonly string[],
  asked: readonly string[] | undefined,
): readonly OutcomeKey[] {
  const [materialsA, materialsB] = [a, b].map(({ scenario }) => Object.keys(scenario.materials).sort().join(", "));
  if (materialsA !== materialsB)
    throw new InputError(
      `${givenB}: materials: must be ${materialsA}, as in ${a.scenario.name}, for --explain, got ${materialsB}`,
    );
  const both = outcomesOfBoth(a.scenario, b.scenario);
  if (asked === undefined) return headlineOutcomes(both);
  const ids = both.map(outcomeId);
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new InputError(unknown.map((id) => noSuchOutcome(id, ids)).join("\n"));
  return both.filter((key) => asked.includes(outcomeId(key)));
}

/** What the command keeps of an explanation. */
export function explanationJob(
  both: readonly ReadScenario[],
  outcomes: readonly OutcomeKey[],
  options: StudyOptions,
  io: Io,
): JobRecord {
  const of = { ...comparedIn(both), outcomes: outcomes.map(outcomeId).join(", ") };
  return jobRecordOf({ ...options, job: "explanation", of }, io);
}

/** Explains the differences and writes explain.json and explain.csv; returns what the terminal is shown. */
export async function writeExplanation(
  { folder, shown: out }: Place,
  [a, b]: readonly ReadScenario[],
  outcomes: readonly OutcomeKey[],
  options: StudyOptions & { readonly outcome?: readonly string[] | undefined },
  job: KeptFolder<JobRecord>,
  compared: readonly [Study, Study],
  names: Names,
  io: Io,
): Promise<string> {
  const { seed, runs, sampling, workers } = options;
  const began = io.now();
  const progress = io.progress("explanation", runs);
  const record = await withKept(job, io, (kept) =>
    explainDifference(a, b, outcomes, {
      ...kept,
      ...{ seed, runs, sampling, workers, compared },
      onProgress: (finished, all, found) => progress.update(finished, found, all),
      onFailures: (failures) => writeFailures({ folder, shown: out }, failures, options, io, { of: "explain-" }),
    }),
  );
  const seconds = Math.ceil((io.now() - began) / 1000);
  io.stderr(`explanation: ${record.hybrids * runs} runs in ${seconds} s, workers: ${workers}\n`);
  writeFileSync(join(folder, "explain.json"), `${JSON.stringify(record, null, 1)}\n`);
  writeFileSync(join(folder, "explain.csv"), explanationsToCsv(record));
  const { explanations } = record;
  const shown =
    options.outcome !== undefined
      ? explanations
      : shownUnasked.flatMap((name) => explanations.filter(({ outcome }) => outcome === name).slice(0, 1));
  return explanationText(record, shown, names);
}

function noSuchOutcome(id: string, known: readonly string[]): string {
  const meant = nearest(id, known);
  const hint = meant === undefined ? "; summary.json of a results folder lists all" : `, did you mean ${meant}?`;
  return `--outcome: must be an outcome of both scenarios${hint}, got ${id}`;
}
