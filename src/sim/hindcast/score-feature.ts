import { mean, quantileSorted } from "simple-statistics";
import type { Feature } from "../scoring/hindcast/features.ts";
import { standardError } from "../study/summarize.ts";
import { quantileLimits } from "./quantile-limits.ts";
import type { FeatureRow } from "./result.ts";

/**
 * A feature passes when the simulated 90 % interval, from the 5th to the 95th percentile, overlaps what happened, from
 * `low` to `high`, ends included. A wide interval passes easily: the scores of the points say what passing is worth. An
 * event that did not happen passes when at least one run in twenty is without it; `mean` is then its probability.
 */
export function scoreFeature(feature: Feature, runs: Float64Array): FeatureRow {
  const { name, unit, low, high, grade, source, note } = feature;
  const sorted = runs.slice().sort();
  const [p05, p50, p95] = [0.05, 0.5, 0.95].map((p) => quantileSorted(sorted as unknown as number[], p));
  const limits = quantileLimits(sorted);
  const passes = (from: number, to: number) => to >= low && (high === null || from <= high);
  return {
    name,
    kind: feature.quantity.kind,
    unit,
    p05,
    p50,
    p95,
    limits,
    mean: mean(sorted as unknown as number[]),
    meanError: standardError(runs),
    low,
    high,
    pass: passes(p05, p95),
    clear: passes(limits.p05.low, limits.p95.high) === passes(limits.p05.high, limits.p95.low),
    grade,
    source,
    note,
  };
}
