import type { Scenario } from "../../../model/scenario/scenario.ts";

/**
 * How the uncertain numbers of a study's runs are laid out over their ranges; part of what makes a study, like its seed.
 * docs/sampling.md says which does what, and for what it pays.
 */
export type Sampling =
  /** Each run's numbers independent of every other run's. */
  | { readonly kind: "plain" }
  /** Scrambled Sobol' points: even in all numbers at once. */
  | { readonly kind: "sobol" }
  /** Latin hypercubes: even in each number by itself. */
  | { readonly kind: "latin" }
  /** Even in how long the present restriction lasts, together with whether it covers civil use. */
  | { readonly kind: "stratified" }
  | OutlinedSampling
  | ImportanceSampling;

/** Chosen from so many candidates a run (a power of two) by what a run in outline foretells. */
export type OutlinedSampling = {
  readonly kind: "outlined";
  readonly candidates: number;
  /**
   * By whose outlines, as read: of two scenarios by what the second foretells beyond the first; the study's own where left
   * out. Studies that are compared are chosen by the same, so that run i of each has the same draws.
   */
  readonly by?: readonly [Scenario] | readonly [Scenario, Scenario] | undefined;
};

/** An interval of a dimension's uniform numbers, 0-1. */
export type Interval = { readonly dimension: string; readonly from: number; readonly to: number };

/**
 * A run inside the region, where all intervals hold, comes up so many times as often as it would, and so counts for 1
 * where one outside counts for `factor`, a whole number from 2 to 16.
 */
export type ImportanceSampling = {
  readonly kind: "importance";
  /** The tail for which the region was chosen, e.g. `pricePaidPeakMultiple.Dy >= 10`. */
  readonly tail: string;
  readonly factor: number;
  readonly region: readonly Interval[];
};

export const plainSampling: Sampling = { kind: "plain" };

/**
 * Whether a study's own runs tell what drives its outcomes: not where they were chosen by what they were likely to bring,
 * which also lays out the noise that the shares of variance are told from.
 */
export function tellsDrivers({ kind }: Sampling): boolean {
  return kind !== "outlined" && kind !== "importance";
}

/**
 * Independent repetitions of a Sobol' design that share a study: run i is of repetition i mod 16. Fewer would lay out a
 * study better and leave its error less well known: from 16 means a standard error is known to 18 %, and 95 % limits are
 * 2.13 of them wide instead of 1.96.
 */
export const sobolReplicates = 16;

/** Consecutive runs that are laid out together by the other designs, independently of all other runs. */
export const runsPerCube = 256;

/** The repetition to which a run belongs, and its place within it. */
export type Place = { readonly replicate: number; readonly index: number };

/** Runs from which the error of a study can be told: four repetitions. */
export function fewestRuns({ kind }: Pick<Sampling, "kind">): number {
  switch (kind) {
    case "plain":
      return 1;
    case "sobol":
      return 16 * sobolReplicates;
    default:
      return 4 * runsPerCube;
  }
}

/** Runs from which a pilot tells that error well enough to decide on a study by: sixteen repetitions, of which it is known to 18 %. */
export function fewestPilotRuns({ kind }: Pick<Sampling, "kind">): number {
  switch (kind) {
    case "plain":
      return 1;
    case "sobol":
      return 16 * sobolReplicates;
    default:
      return 16 * runsPerCube;
  }
}

/** Repetitions that a study of so many runs has or has begun. */
export function replicatesOf(sampling: Sampling, runs: number): number {
  switch (sampling.kind) {
    case "plain":
      return runs;
    case "sobol":
      return Math.min(runs, sobolReplicates);
    case "latin":
    case "stratified":
    case "outlined":
    case "importance":
      return Math.ceil(runs / runsPerCube);
  }
}

export function replicateOf(sampling: Sampling, run: number): number {
  switch (sampling.kind) {
    case "plain":
      return run;
    case "sobol":
      return run % sobolReplicates;
    case "latin":
    case "stratified":
    case "outlined":
    case "importance":
      return Math.floor(run / runsPerCube);
  }
}
