import { mean, quantileSorted } from "simple-statistics";
import { daysPerMonth, middleAfter } from "../../../model/calendar.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { quantileRankLimits } from "../../study/quantiles.ts";
import { standardError } from "../../study/summarize.ts";
import { centralInterval } from "../scores/coverage.ts";
import { crpsOfRuns } from "../scores/crps.ts";
import { pitOf } from "../scores/pit.ts";
import { noChangeCrps, randomWalkCrps } from "../scores/references.ts";
import type { ReadEpisode } from "./episode.ts";
import { foretoldFrom } from "./episode-schema.ts";
import { scoreEvent, scoresByCause } from "./event-scores.ts";
import type { Feature } from "./features.ts";
import type { AtStart, Given, Variant } from "./given.ts";
import type { ObservedPoint } from "./observed.ts";
import { scoresOf } from "./pooled.ts";
import type { FeatureRow, HindcastResult, QuantileLimits, ScoredObservation } from "./record.ts";

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

/** 95 % limits of the 5th, 50th and 95th percentile of independent runs, from their sorted values. */
export function quantileLimits(sorted: Float64Array): QuantileLimits {
  return { p05: limitsOf(sorted, 0.05), p50: limitsOf(sorted, 0.5), p95: limitsOf(sorted, 0.95) };
}

function limitsOf(sorted: Float64Array, p: number) {
  const { low, high } = quantileRankLimits(p, sorted.length);
  return { low: sorted[low], high: sorted[high] };
}

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

/** What is to be taken from every run, in the order in which `scoreEpisode` expects it: points, features, events. */
export function quantitiesOf({ points, features, events }: ReadEpisode): readonly Quantity[] {
  return [...points, ...features, ...events].map(({ quantity }) => quantity);
}

export type HindcastRun = {
  readonly seed: string;
  readonly variant: Variant;
  readonly scenarioSha256: string;
  /** One column a quantity of `quantitiesOf`, one number a run, at least four runs. */
  readonly values: readonly Float64Array[];
};

/** The score of an episode from one number a run and quantity. */
export function scoreEpisode(
  read: ReadEpisode,
  { atStart, posterior }: Given,
  { seed, variant, scenarioSha256, values }: HindcastRun,
): HindcastResult {
  const { episode, points, features, events } = read;
  const columns = points.length + features.length + events.length;
  if (values.length !== columns) throw new RangeError(`columns of values: must be ${columns}, got ${values.length}`);
  const from = foretoldFrom(episode);
  const scored = points.map((point, k) => scorePoint(point, values[k], atStart[point.observation], from));
  const told = events.map((event, k) => scoreEvent(event, values[points.length + features.length + k]));
  return {
    episode: episode.name,
    freeze: episode.freeze,
    scenarioSha256,
    seed,
    runs: values[0].length,
    variant,
    ...(posterior === undefined ? {} : { posterior }),
    points: scored,
    ...scoresOf(scored),
    features: features.map((feature, k) => scoreFeature(feature, values[points.length + k])),
    ...(told.length > 0 ? { events: told, eventScores: scoresByCause(told) } : {}),
  };
}
