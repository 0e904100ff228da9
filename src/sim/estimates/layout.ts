import { replicateOf, replicatesOf } from "../sampling/place.ts";
import type { Sampling } from "../sampling/sampling.ts";
import { weightsOf } from "../sampling/weights.ts";

/**
 * What the error of a figure needs to know of how its runs were laid out; null where they are independent of each other
 * and count alike. By position in the columns of values.
 */
export type Layout = {
  /** Repetitions, independent of each other. */
  readonly replicates: number;
  /** The repetition to which each run belongs. */
  readonly replicate: Uint32Array;
  /** How many runs of the model's own law each stands for, over a constant; null where all count alike. */
  readonly weights: Uint8Array | null;
};

/** Which runs a study has: all that its layout follows from. */
export type Laid = { readonly sampling: Sampling; readonly seed: string; readonly runs: number };

export function layoutOf({ sampling, seed, runs }: Laid): Layout | null {
  if (sampling.kind === "plain") return null;
  const replicate = new Uint32Array(runs);
  for (let run = 0; run < runs; run++) replicate[run] = replicateOf(sampling, run);
  const weightOf = weightsOf(sampling, seed);
  const weights = weightOf === null ? null : Uint8Array.from(replicate, (_, run) => weightOf(run));
  return { replicates: replicatesOf(sampling, runs), replicate, weights };
}

/** The layout of some of the runs, given by position. */
export function layoutAt(layout: Layout | null, positions: Uint32Array): Layout | null {
  if (layout === null) return null;
  const { replicates, replicate, weights } = layout;
  return {
    replicates,
    replicate: Uint32Array.from(positions, (at) => replicate[at]),
    weights: weights === null ? null : Uint8Array.from(positions, (at) => weights[at]),
  };
}

/** How many runs all of them stand for, over a constant. */
export function totalWeight(layout: Layout | null, runs: number): number {
  if (layout === null || layout.weights === null) return runs;
  let total = 0;
  for (const weight of layout.weights) total += weight;
  return total;
}
