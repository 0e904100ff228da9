import { mean, quantileSorted } from "simple-statistics";
import type { Feature } from "./features.ts";
import type { FeatureRow } from "./result.ts";

/**
 * A feature passes when the simulated 90 % interval, from the 5th to the 95th percentile, overlaps what happened, from
 * `low` to `high`, ends included. A wide interval passes easily: the scores of the points say what passing is worth. An
 * event that did not happen passes when at least one run in twenty is without it; `mean` is then its probability.
 */
export function scoreFeature(feature: Feature, runs: Float64Array): FeatureRow {
  const { name, unit, low, high, grade, source, note } = feature;
  const sorted = runs.slice().sort() as unknown as number[];
  const [p05, p50, p95] = [0.05, 0.5, 0.95].map((p) => quantileSorted(sorted, p));
  const pass = p95 >= low && (high === null || p05 <= high);
  return { name, unit, p05, p50, p95, mean: mean(sorted), low, high, pass, grade, source, note };
}
