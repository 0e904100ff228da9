import type { Band } from "../engine/bands/bands-of.ts";
import type { Sampling } from "../engine/sampling/sampling.ts";
import type { Insights } from "./insights.ts";

/** What a finished study leaves behind: the records of manifest.json, summary.json and bands.csv. */

export const resultsSchemaVersion = 1;

export type QuantileEstimate = {
  /** Probability, 0-1. */
  readonly p: number;
  readonly value: number;
  /** 95 % limits by order statistics, free of any assumption on the distribution. */
  readonly low: number;
  readonly high: number;
};

export type OutcomeSummary = {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
  readonly unit: string;
  readonly mean: number;
  readonly standardError: number;
  readonly quantiles: readonly QuantileEstimate[];
};

export type Summary = {
  readonly schemaVersion: number;
  readonly outcomes: readonly OutcomeSummary[];
};

export type Manifest = {
  readonly schemaVersion: number;
  /** The scenario as resolved (base merged in), as written in its files. */
  readonly scenario: Readonly<Record<string, unknown>>;
  /** SHA-256 of the canonical JSON of `scenario`, hex. */
  readonly scenarioSha256: string;
  readonly seed: string;
  readonly runs: number;
  readonly sampling: Sampling;
  readonly codeVersion: string;
  readonly engineVersion: string;
  /** Runs that failed, of `runs`: they stand in failures.csv and nowhere else. Absent where none did. */
  readonly failedRuns?: number | undefined;
  /** SHA-256 over summary.json, bands.csv and runs.parquet in this order, hex. */
  readonly resultHash: string;
  /** What decided on the number of runs; left out where it was given. */
  readonly until?: UntilRecord | undefined;
};

/** How the number of runs came about, and what was reached. */
export type UntilRecord = {
  /** `src/sim/analysis/precision/until.ts` has it. */
  readonly rule: string;
  /** Of the intervals whose half width the errors are. */
  readonly confidence: number;
  readonly ceiling: number;
  readonly pilotRuns: number;
  /** Runs after which the error of the study was looked at. */
  readonly looks: readonly number[];
  readonly met: boolean;
  readonly goals: readonly {
    /** As given, e.g. `p95(pricePaid.Dy.peak) 3%`. */
    readonly goal: string;
    readonly value: number;
    /** In the outcome's unit. */
    readonly halfWidth: number;
    /** Error over that asked for. */
    readonly ratio: number;
  }[];
};

/** A difference of means between two scenarios, run for run on common random numbers. */
export type PairedDifference = {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
  readonly unit: string;
  readonly a: { readonly mean: number; readonly standardError: number };
  readonly b: { readonly mean: number; readonly standardError: number };
  /** b minus a. */
  readonly difference: number;
  readonly standardError: number;
  /** Correlation of the two over runs; 0 where either does not vary. */
  readonly correlation: number;
};
/**
 * A finished study. `values` are one number a run, in run order, without the runs that failed; a study of a million runs
 * gives them one outcome at a time.
 */
export type Study<Values = Float64Array | Promise<Float64Array>> = {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly bands: readonly Band[];
  /** Runs that failed, in run order; absent where none did. */
  readonly failed?: readonly number[] | undefined;
  /** What it says beside all this, where that is known. */
  readonly insights?: Insights | undefined;
  /** @throws RangeError for an outcome that the study does not hold. */
  readonly values: (outcomeId: string) => Values;
};

/** All a report needs of one finished study, with the values it reads at hand. */
export type StudyResults = Study<Float64Array>;
