import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { grades } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { plainSampling, type Sampling } from "../../engine/sampling/sampling.ts";
import type { Driver, GradeShare, VarianceSplit } from "../../study/insights.ts";
import { groups, jackknifeError, type Replicated, remainderOf, sharesOf, sumOf } from "./shares.ts";
import { type Source, sourcesOf } from "./sources.ts";

type Estimate = Pick<Driver, "share" | "standardError">;

/** With fewer, the bins hold too few runs for the noise within them to be known. */
export const fewestRunsForDrivers = 256;

/** Values held at once while there are several outcomes to a pass: 8 MB. */
const mostValuesHeld = 1_048_576;

/**
 * What drives each outcome of a finished study, from its values alone: first-order shares of variance of the uncertain
 * inputs and of the first dwell of each policy state, and their sums by grade. `values` gives one number a run, without
 * the runs that failed. An outcome that is the same in all runs is left out: nothing drives it.
 *
 * Shares are not cut off at 0: an input without effect comes out within its error on either side. Shares of correlated
 * inputs overlap, since each explains part of what the other does: their sum may then exceed one, and the remainder fall
 * below 0 by more than its error. Throws RangeError for fewer than 256 runs.
 */
export async function driversOf(
  scenario: Scenario,
  seed: string,
  runs: number,
  outcomes: readonly OutcomeKey[],
  values: (outcomeId: string) => Float64Array | Promise<Float64Array>,
  sampling: Sampling = plainSampling,
  failed: readonly number[] = [],
): Promise<VarianceSplit> {
  if (runs - failed.length < fewestRunsForDrivers)
    throw new RangeError(`runs: must be at least ${fewestRunsForDrivers}, got ${runs}`);
  const sources = sourcesOf(scenario, seed, sampling);
  const atOnce = Math.max(1, Math.floor(mostValuesHeld / runs));
  const drivers: Driver[] = [];
  const byGrade: GradeShare[] = [];
  for (let first = 0; first < outcomes.length; first += atOnce) {
    const varying: { readonly key: OutcomeKey; readonly column: Float64Array }[] = [];
    for (const key of outcomes.slice(first, first + atOnce)) {
      const column = await values(outcomeId(key));
      if (varies(column)) varying.push({ key, column });
    }
    if (varying.length === 0) continue;
    const shares = sharesOf(
      sources,
      varying.map(({ column }) => column),
      failed,
    );
    varying.forEach(({ key: { outcome, material, sector } }, k) => {
      const of = { outcome, material, sector };
      drivers.push(...sources.map(({ path, grade }, s) => ({ ...of, path, grade, ...estimate(shares[k][s]) })));
      byGrade.push(...varianceByGrade(sources, shares[k]).map((each) => ({ ...of, ...each })));
    });
  }
  return { drivers, byGrade };
}

function varianceByGrade(
  sources: readonly Source[],
  shares: readonly Replicated[],
): readonly (Pick<GradeShare, "grade"> & Estimate)[] {
  const parts = grades.map((grade) => {
    const ofGrade = shares.filter((_, s) => sources[s].grade === grade);
    return { grade, ...estimate(sumOf(ofGrade, groups)) };
  });
  return [...parts, { grade: "remainder", ...estimate(remainderOf(shares, groups)) }];
}

function estimate(replicated: Replicated): Estimate {
  return { share: replicated.value, standardError: jackknifeError(replicated) };
}

function varies(column: Float64Array): boolean {
  return column.some((value) => value !== column[0]);
}
