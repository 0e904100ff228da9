import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { failedRuns } from "../../engine/failures.ts";
import { type CourseOptions, type FailureListener, ProbeCourse, runProbes } from "../../engine/probes/run-probes.ts";
import { plainSampling } from "../../engine/sampling/sampling.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { pairedDifference } from "../../study/compare.ts";
import { withoutRuns } from "../../study/layout.ts";
import { resultsSchemaVersion, type Study } from "../../study/study.ts";
import { BarColumns } from "./bars.ts";
import { carryOver, comparedRuns } from "./carry-over.ts";
import type { Explanation, ExplanationRecord } from "./explanation.ts";
import { coalitionsOf, gameOf } from "./game.ts";

/** Values of hybrids held at once: 64 MB. */
const mostValuesHeld = 8_388_608;

export type ExplainOptions = CourseOptions &
  FailureListener & {
    /** Studies of both, of which the explained runs are the first: bars are carried over to all of their runs. */
    readonly compared?: readonly [Study, Study] | undefined;
  };

/**
 * Decomposes differences of means, b minus a, into the groups of inputs that differ: exact Shapley values over all hybrids
 * of the two scenarios, run for run on the same random numbers. The outcomes must be such that both have; the scenarios of
 * one step and the same materials. Of runs compared that are more than those explained, see `carryOver`.
 */
export async function explainDifference(
  a: ReadScenario,
  b: ReadScenario,
  outcomes: readonly OutcomeKey[],
  options: ExplainOptions,
): Promise<ExplanationRecord> {
  const { seed, runs, sampling = plainSampling } = options;
  const { players, mergers, hybridOf } = gameOf(a, b);
  const coalitions = coalitionsOf(players.length);
  const bars = outcomes.map(() => new BarColumns(players.length, runs));
  const ends: Record<"a" | "b", readonly Float64Array[]> = { a: [], b: [] };
  const quantities = outcomes.map((key) => ({ kind: "outcome" as const, id: outcomeId(key) }));
  const atOnce = Math.max(1, Math.floor(mostValuesHeld / (runs * Math.max(1, outcomes.length))));
  const course = new ProbeCourse(options, coalitions.length);
  for (let first = 0; first < coalitions.length; first += atOnce) {
    const batch = coalitions.slice(first, first + atOnce);
    const { values: columns, failures } = await runProbes(
      batch.map((coalition) => ({ ...hybridOf(coalition), quantities })),
      course.next(batch.length),
    );
    course.add(failures);
    batch.forEach((coalition, k) => {
      if (coalition === 0) ends.a = columns[k];
      if (coalition === coalitions.length - 1) ends.b = columns[k];
      columns[k].forEach((column, outcome) => {
        bars[outcome].add(coalition, column);
      });
    });
  }
  const failed = failedRuns(course.failures);
  if (failed.length > 0) options.onFailures?.(course.failures);
  const compared = await comparedRuns({ seed, runs, sampling, failed }, options.compared);
  const explanations: Explanation[] = [];
  for (const [k, key] of outcomes.entries()) {
    const kept = (values: Float64Array) => withoutRuns(values, [], compared.failed);
    const explained = pairedDifference(key, kept(ends.a[k]), kept(ends.b[k]), compared.layoutOfExplained);
    const all = await compared.endsOf(outcomeId(key), [kept(ends.a[k]), kept(ends.b[k])]);
    const { estimate, remainder } = carryOver(all);
    const columns = players.map((_, player) => bars[k].of(player));
    const left = remainder(columns.map(({ value }) => kept(value)));
    explanations.push({
      ...pairedDifference(key, all.a, all.b, all.layout),
      bars: columns.map(({ value, first, last }, player) => ({
        groups: players[player],
        ...estimate(kept(value)),
        first: estimate(kept(first)),
        last: estimate(kept(last)),
      })),
      ...(left === null ? {} : { remainder: left }),
      explained,
    });
  }
  const names = { a: a.scenario.name, b: b.scenario.name };
  const record = { schemaVersion: resultsSchemaVersion, ...names, seed, runs, comparedRuns: compared.runs };
  return { ...record, failed: compared.failed, hybrids: coalitions.length, mergers, explanations };
}

/** The outcomes that both scenarios report, in the order of the first. */
export function outcomesOfBoth(a: Scenario, b: Scenario): readonly OutcomeKey[] {
  const inB = new Set(outcomeKeys(createWorld(b)).map(outcomeId));
  return outcomeKeys(createWorld(a)).filter((key) => inB.has(outcomeId(key)));
}
