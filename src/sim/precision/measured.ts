import { normalQuantile } from "../../model/kernels/normal-quantile.ts";
import type { Asked } from "../analysis/precision/goal.ts";
import type { Layout } from "../study/layout.ts";

/** An outcome of the runs of a study, one value a run, and how these were laid out; null where each is independent. */
export type Sampled = { readonly values: Float64Array; readonly layout: Layout | null };

/** How well a study of so many runs knows what was asked for. */
export type Measured = {
  readonly runs: number;
  /** The figure itself, in the outcome's unit. */
  readonly value: number;
  /** Half the width of its 95 % interval, in that unit. */
  readonly halfWidth: number;
  /** The error over that asked for: at most 1 where it is met; Infinity where it is relative to 0. */
  readonly ratio: number;
  /** Relative standard deviation of the ratio over studies of as many runs: the error of the error. */
  readonly noise: number;
  /** The noise falls with the runs to the power of minus this. */
  readonly noiseFalls: 0 | 0.25 | 0.5;
  /** Runs from which the interval can be trusted to hold 95 %. */
  readonly fewestRuns: number;
};

/** Standard errors to either side within which a normal distribution holds 95 %. */
export const z95 = normalQuantile(0.975);

/** A standard error from R repetitions is known to 1 / sqrt(2 (R - 1)) of itself; better with more runs if these bring more of them. */
export function replicateNoise({ replicates, areFixed }: Layout): Pick<Measured, "noise" | "noiseFalls"> {
  const noise = 1 / Math.sqrt(2 * Math.max(1, replicates - 1));
  return { noise, noiseFalls: areFixed ? 0 : 0.5 };
}

/** An error over that asked for. */
export function ratioOf(halfWidth: number, value: number, { relative, size }: Asked): number {
  if (!relative) return halfWidth / size;
  return value === 0 ? Infinity : halfWidth / Math.abs(value) / size;
}
