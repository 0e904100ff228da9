import type { Grade } from "../../../model/scenario/parts.ts";
import type { MechanismName } from "../../../model/scenario/scenario.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { Variant } from "./given.ts";

/** Scores of one variant over the points of all episodes. */
export type PooledScores = Scores & { readonly variant: Variant };

/** What a mechanism earns out of sample, over one episode or several; CRPS is relative to the value known at the start. */
export type AblationRow = {
  readonly mechanism: MechanismName;
  readonly episodes: readonly string[];
  /** Rise of the mean CRPS when the mechanism is off: above 0 it helps. */
  readonly rise: number;
  /** Standard error over the series; null for a single one. */
  readonly error: number | null;
  readonly monteCarloError: number;
  /** Of the whole model. */
  readonly meanCrps: number;
  readonly points: number;
  readonly series: number;
  readonly changed: readonly {
    readonly episode: string;
    readonly feature: string;
    readonly passesWithout: boolean;
  }[];
};

/** The forecast of a scored series week by week, in the unit of its points: quantiles over runs. */
export type HindcastFan = {
  readonly episode: string;
  readonly observation: string;
  readonly series: string;
  readonly material: string;
  readonly unit: string;
  readonly weeks: readonly FanWeek[];
};

export type FanWeek = {
  /** First day of the week, ISO date. */
  readonly date: string;
  readonly p05: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
};

/** What hindcast.json records. */
export type HindcastRecord = {
  readonly schemaVersion: number;
  readonly engineVersion: string;
  readonly seed: string;
  readonly runs: number;
  /** Runs that failed, of `runs`, and are left out; absent where none did. */
  readonly failedRuns?: number;
  /** By episode, in each by variant. */
  readonly results: readonly HindcastResult[];
  /** Over all episodes, by variant. */
  readonly pooled: readonly PooledScores[];
  /** Over all episodes, then each alone; empty when it was not asked for. */
  readonly ablation: readonly AblationRow[];
};

/** One figure on record beside the forecast of it, both in `unit`. */
export type ScoredObservation = {
  readonly id: string;
  readonly observation: string;
  readonly series: string;
  readonly material: string;
  /** First day of the period, and the day after its last. */
  readonly from: string;
  readonly to: string;
  /** From the start to the middle of the period. */
  readonly horizonMonths: number;
  readonly observed: number;
  readonly unit: string;
  readonly grade: Grade;
  readonly source: { readonly file: string; readonly line: number };
  readonly note: string | null;
  /** The value known at the start: the forecast of no change. */
  readonly start: number;
  readonly median: number;
  readonly low50: number;
  readonly high50: number;
  readonly low80: number;
  readonly high80: number;
  readonly low90: number;
  readonly high90: number;
  readonly crps: number;
  /** Monte Carlo standard error of the CRPS. */
  readonly crpsError: number;
  readonly pit: number;
  /** Null for flows, of which no volatility is on record. */
  readonly randomWalkCrps: number | null;
  readonly noChangeCrps: number;
};

/** How many of the points lie in their intervals of a level; low and high are exact 95 % limits of the share. */
export type CoverageRow = {
  readonly level: number;
  readonly held: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
};

/** Skill against a reference over the points of a horizon; null where it is undefined. */
export type SkillRow = {
  readonly fromMonths: number;
  readonly toMonths: number | null;
  readonly reference: "noChange" | "randomWalk";
  readonly skill: number | null;
  /** Standard error over the series; null where it is undefined. */
  readonly error: number | null;
  readonly points: number;
  readonly series: number;
};

/** Scores over any number of points, of one episode or several. */
export type Scores = {
  readonly coverage: readonly CoverageRow[];
  /** Counts of the PITs in ten equal bins. */
  readonly pit: readonly number[];
  readonly skill: readonly SkillRow[];
};

type Limits = { readonly low: number; readonly high: number };
/** 95 % limits, by order statistics, of the three quantiles that are shown. */
export type QuantileLimits = { readonly p05: Limits; readonly p50: Limits; readonly p95: Limits };

/** What the runs show of a named feature beside what happened, both in `unit`. */
export type FeatureRow = {
  readonly name: string;
  readonly kind: Quantity["kind"];
  readonly unit: string;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  readonly limits: QuantileLimits;
  readonly mean: number;
  /** Monte Carlo standard error of the mean. */
  readonly meanError: number;
  readonly low: number;
  /** Null when only a lower bound is known. */
  readonly high: number | null;
  readonly pass: boolean;
  /** Whether the verdict is the same at either limit of the interval's ends: more runs will hardly change it. */
  readonly clear: boolean;
  readonly grade: Grade;
  readonly source: string;
  readonly note: string | null;
};

export type HindcastResult = Scores & {
  readonly episode: string;
  readonly freeze: string;
  /** SHA-256 of the canonical JSON of the scenario as it was given to the model, hex. */
  readonly scenarioSha256: string;
  readonly seed: string;
  readonly runs: number;
  readonly variant: Variant;
  readonly points: readonly ScoredObservation[];
  readonly features: readonly FeatureRow[];
};
