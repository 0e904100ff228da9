import type { Grade } from "../../model/scenario/parts.ts";
import type { Quantity } from "../engine/probes/quantity.ts";
import type { Variant } from "../scoring/hindcast/given.ts";

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
