import type { MechanismName } from "../../../model/scenario/scenario.ts";
import type { HindcastResult, Scores } from "../../hindcast/result.ts";
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
