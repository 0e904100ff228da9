import { quantileSorted } from "simple-statistics";
import { middleAfter } from "../../evidence/interval.ts";
import { daysPerMonth } from "../../hindcast/months.ts";
import type { ScoredObservation } from "../../hindcast/result.ts";
import { noChangeCrps } from "../../score/no-change.ts";
import { centralInterval } from "../scores/coverage.ts";
import { crpsOfRuns } from "../scores/crps.ts";
import { pitOf } from "../scores/pit.ts";
import { randomWalkCrps } from "../scores/references.ts";
import type { AtStart } from "./given.ts";
import type { ObservedPoint } from "./observed.ts";

/**
 * Scores one figure on record against the runs' values of it, in run order. The random walk forecasts the middle of
 * the period, where the figure is often a mean over it: over a quarter or a year it is so given a little too much spread.
 */
export function scorePoint(
  point: ObservedPoint,
  runs: Float64Array,
  { start, volatility }: AtStart,
  freeze: string,
): ScoredObservation {
  const { id, observation, series, material, quantity, observed, unit, grade, source, note } = point;
  const sorted = runs.slice().sort();
  const [half, eighty, ninety] = [0.5, 0.8, 0.9].map((level) => centralInterval(sorted, level));
  const { crps, standardError } = crpsOfRuns(runs, observed);
  const horizonMonths = middleAfter(freeze, quantity.during) / daysPerMonth;
  return {
    id,
    observation,
    series,
    material,
    from: quantity.during.from,
    to: quantity.during.to,
    horizonMonths,
    observed,
    unit,
    grade,
    source,
    note,
    start,
    median: quantileSorted(sorted as unknown as number[], 0.5),
    low50: half.low,
    high50: half.high,
    low80: eighty.low,
    high80: eighty.high,
    low90: ninety.low,
    high90: ninety.high,
    crps,
    crpsError: standardError,
    pit: pitOf(sorted, observed),
    randomWalkCrps: volatility === null ? null : randomWalkCrps({ start, volatility }, horizonMonths / 12, observed),
    noChangeCrps: noChangeCrps(start, observed),
  };
}
