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
