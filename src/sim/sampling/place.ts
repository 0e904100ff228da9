import type { Sampling } from "../engine/sampling/sampling.ts";

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
