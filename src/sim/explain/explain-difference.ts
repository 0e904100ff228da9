import { type OutcomeKey, outcomeKeys } from "../../model/outcomes/outcome-keys.ts";
import type { Scenario } from "../../model/scenario.ts";
import { createWorld } from "../../model/world.ts";
import { pairedDifference } from "../compare.ts";
import { layoutOf } from "../estimates/layout.ts";
import { withoutRuns } from "../estimates/without-runs.ts";
import { type CourseOptions, ProbeCourse } from "../hindcast/probe-course.ts";
import { type FailureListener, failedIn } from "../hindcast/probe-failures.ts";
import { runProbes } from "../hindcast/run-probes.ts";
import { outcomeId, resultsSchemaVersion } from "../results.ts";
import { plainSampling } from "../sampling/sampling.ts";
import type { ReadScenario } from "../scenario/read-scenario.ts";
import { BarColumns } from "./bar-columns.ts";
import { estimateOf } from "./estimate-of.ts";
import type { Explanation, ExplanationRecord } from "./explanation.ts";
import { gameOf } from "./players.ts";
import { coalitionsOf } from "./shapley.ts";

/** Values of hybrids held at once: 64 MB. */
const mostValuesHeld = 8_388_608;

export type ExplainOptions = CourseOptions & FailureListener;

/**
 * Decomposes differences of means, b minus a, into the groups of inputs that differ: exact Shapley values over all hybrids
 * of the two scenarios, run for run on the same random numbers. The outcomes must be such that both have; the scenarios of
 * one step and the same materials.
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
  const failed = failedIn(course.failures);
  if (failed.length > 0) options.onFailures?.(course.failures);
  const layout = layoutOf({ sampling, seed, runs, failed });
  const kept = (values: Float64Array) => withoutRuns(values, [], failed);
  const estimate = (values: Float64Array) => estimateOf(kept(values), layout);
  const explanations = outcomes.map(
    (key, k): Explanation => ({
      ...pairedDifference(key, kept(ends.a[k]), kept(ends.b[k]), layout),
      bars: players.map((groups, player) => {
        const { value, first, last } = bars[k].of(player);
        return { groups, ...estimate(value), first: estimate(first), last: estimate(last) };
      }),
    }),
  );
  const names = { a: a.scenario.name, b: b.scenario.name };
  const record = { schemaVersion: resultsSchemaVersion, ...names, seed, runs };
  return { ...record, failed, hybrids: coalitions.length, mergers, explanations };
}

/** The outcomes that both scenarios report, in the order of the first. */
export function outcomesOfBoth(a: Scenario, b: Scenario): readonly OutcomeKey[] {
  const inB = new Set(outcomeKeys(createWorld(b)).map(outcomeId));
  return outcomeKeys(createWorld(a)).filter((key) => inB.has(outcomeId(key)));
}
