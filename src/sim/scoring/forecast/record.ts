import type { QuantileLimits } from "../hindcast/record.ts";

/** Probabilities of the quantiles that a forecast keeps: 0.05, 0.10 ... 0.95. */
export const forecastProbabilities: readonly number[] = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);

/** A number over a period: its distribution over the runs. */
export type ForecastQuantity = {
  /** `priceFobUsdPerKg.Dy.2026-01`. */
  readonly id: string;
  readonly series: string;
  readonly material: string;
  /** First day of the period, and the day after its last. */
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly mean: number;
  /** Monte Carlo standard error of the mean. */
  readonly meanError: number;
  readonly limits: QuantileLimits;
  /** One a probability of `forecastProbabilities`. */
  readonly quantiles: readonly number[];
};

/** An event that has happened, or a state that is in force, by the end of a day: a share of the runs. */
export type ForecastProbability = {
  /** `restrictionInForce.2026-01`, `lineStopped.traction.2026-01`. */
  readonly id: string;
  readonly event: "restrictionInForce" | "lineStopped";
  /** Null for any sector, and where there is none. */
  readonly sector: string | null;
  readonly day: string;
  readonly probability: number;
  /** Exact 95 % limits over the runs (Clopper and Pearson). */
  readonly low: number;
  readonly high: number;
};

/** What forecast.json records, to be scored when the figures are in: by CRPS from the quantiles, Brier score of the rest. */
export type ForecastRecord = {
  readonly schemaVersion: number;
  readonly scenario: string;
  readonly title: string;
  readonly country: string;
  readonly scenarioSha256: string;
  readonly seed: string;
  readonly runs: number;
  /** Runs that failed, of `runs`, and are left out; absent where none did. */
  readonly failedRuns?: number;
  readonly engineVersion: string;
  readonly start: string;
  /** Last day of which the scenario knows the policy. */
  readonly knownUntil: string;
  readonly until: string;
  readonly probabilities: readonly number[];
  readonly quantities: readonly ForecastQuantity[];
  readonly events: readonly ForecastProbability[];
};
