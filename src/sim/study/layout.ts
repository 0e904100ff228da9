import type { Weights } from "../engine/bands/tally.ts";
import { familiesOf } from "../engine/filter/lineage.ts";
import { replicateOf, replicatesOf, type Sampling } from "../engine/sampling/sampling.ts";
import { weightsOf } from "../engine/sampling/weights.ts";
import type { Manifest, Study } from "./study.ts";

/**
 * What the error of a figure needs to know of how its runs were laid out; null where they are independent of each other
 * and count alike. By position in the columns of values.
 */
export type Layout = {
  /** Repetitions, independent of each other. */
  readonly replicates: number;
  /** Whether more runs make the repetitions longer, where they would otherwise make more of them. */
  readonly areFixed: boolean;
  /** The repetition to which each run belongs. */
  readonly replicate: Uint32Array;
  /** How many runs of the model's own law, given the facts, each stands for, over a constant; null where all count alike. */
  readonly weights: Weights | null;
  /** Whether a repetition is the particles that stem from one run. */
  readonly areFamilies?: true;
};

/** Which runs a study has: all that its layout follows from. Those that failed have no position in the columns. */
export type Laid = {
  readonly sampling: Sampling;
  readonly seed: string;
  readonly runs: number;
  readonly failed?: readonly number[] | undefined;
  /** What weighs them, if anything does; then their weights, by position in the columns, must be at hand. */
  readonly facts?: { readonly weighing: readonly unknown[] } | undefined;
  readonly weights?: Float64Array | undefined;
  /** The same of the runs from which they stem, where facts have carried them forward as particles. */
  readonly particles?: unknown;
  readonly ancestors?: ArrayLike<number> | undefined;
};

/** RangeError for runs that facts weigh without their weights: unweighted figures would be of another question. */
export function layoutOf(laid: Laid): Layout | null {
  const { sampling, seed, runs, failed = [], facts, weights, particles, ancestors } = laid;
  if (facts !== undefined && facts.weighing.length > 0 && weights === undefined)
    throw new RangeError("weights: must be at hand, for facts weigh these runs");
  if (particles !== undefined && ancestors === undefined)
    throw new RangeError("ancestors: must be at hand, for these runs are particles");
  if (ancestors !== undefined) return layoutOfFamilies(ancestors, runs - failed.length);
  if (sampling.kind === "plain" && weights === undefined) return null;
  const missing = new Set(failed);
  const kept = new Uint32Array(runs - missing.size);
  let row = 0;
  for (let run = 0; run < runs; run++) if (!missing.has(run)) kept[row++] = run;
  const weightOf = weightsOf(sampling, seed);
  return {
    replicates: replicatesOf(sampling, runs),
    areFixed: sampling.kind === "sobol",
    replicate: kept.map((run) => replicateOf(sampling, run)),
    weights: weights?.subarray(0, row) ?? (weightOf === null ? null : Uint8Array.from(kept, (run) => weightOf(run))),
  };
}

/**
 * Particles that stem from one run are a repetition: their error is that of Chan and Lai (2013, section 2.2), whatever the design
 * of the runs that they stem from.
 */
function layoutOfFamilies(ancestors: ArrayLike<number>, rows: number): Layout {
  const positions = new Map<number, number>();
  const replicate = Uint32Array.from({ length: rows }, (_, row) => {
    const family = positions.get(ancestors[row]) ?? positions.size;
    positions.set(ancestors[row], family);
    return family;
  });
  const weights = new Float64Array(rows).fill(1);
  return { replicates: positions.size, areFixed: false, replicate, weights, areFamilies: true };
}

/** The layout of the first rows of the columns of a study. */
export function layoutOfFirst(rows: number, laid: Omit<Laid, "runs">): Layout | null {
  let runs = rows;
  const missing = [...(laid.failed ?? [])].sort((a, b) => a - b).filter((run) => run < runs && ++runs > 0);
  return layoutOf({ ...laid, runs, failed: missing });
}

/** The layout of some of the runs, given by position. */
export function layoutAt(layout: Layout | null, positions: Uint32Array): Layout | null {
  if (layout === null) return null;
  const { replicates, areFixed, replicate, weights } = layout;
  if (layout.areFamilies === true)
    return layoutOfFamilies(
      Array.from(positions, (at) => replicate[at]),
      positions.length,
    );
  return {
    replicates,
    areFixed,
    replicate: Uint32Array.from(positions, (at) => replicate[at]),
    weights: weights === null ? null : picked(weights, positions),
  };
}

/** Weights of some of the runs, given by position. */
function picked(weights: Weights, positions: ArrayLike<number>): Weights {
  const at = (k: number) => weights[positions[k]];
  const length = { length: positions.length };
  return weights instanceof Float64Array
    ? Float64Array.from(length, (_, k) => at(k))
    : Uint8Array.from(length, (_, k) => at(k));
}

/**
 * How many runs that count alike they are worth: Kish's effective size, (sum w)^2 / sum w^2; of particles that of their families,
 * w being how many stem from one run, for of what is drawn once a run no more is known.
 */
export function effectiveRuns(layout: Layout | null, runs: number): number {
  if (layout === null || layout.weights === null) return runs;
  if (layout.areFamilies === true) return familiesOf(layout.replicate).worth;
  let squares = 0;
  for (const weight of layout.weights) squares += weight * weight;
  const total = totalWeight(layout, runs);
  return (total * total) / squares;
}

/** How many runs all of them stand for, over a constant. */
export function totalWeight(layout: Layout | null, runs: number): number {
  if (layout === null || layout.weights === null) return runs;
  let total = 0;
  for (const weight of layout.weights) total += weight;
  return total;
}

/** Values, one a run, without those that are not finite, and how the runs that are left were laid out. */
export function finiteOf(
  values: Float64Array,
  laid: Omit<Laid, "failed">,
): { readonly kept: Float64Array; readonly layout: Layout | null } {
  const failed: number[] = [];
  values.forEach((value, run) => {
    if (!Number.isFinite(value)) failed.push(run);
  });
  const kept = failed.length === 0 ? values : values.filter(Number.isFinite);
  return { kept, layout: layoutOf({ ...laid, failed }) };
}

/** How the runs of a finished study were laid out. */
export function layoutOfStudy({
  manifest,
  failed,
  weights,
  ancestors,
}: Pick<Study, "manifest" | "failed" | "weights" | "ancestors">): Layout | null {
  return layoutOf({ ...manifest, failed, weights, ancestors });
}

type Counted = Pick<Manifest, "runs" | "failedRuns" | "sampling" | "effectiveRuns" | "particles">;

/** Runs that finished: those that figures are made of. */
export function finishedRuns({ runs, failedRuns = 0 }: Pick<Counted, "runs" | "failedRuns">): number {
  return runs - failedRuns;
}

/** What a share of its runs counts as a share of: they themselves, or, where facts weigh them, what they are worth. */
export function countedRuns(manifest: Pick<Counted, "runs" | "failedRuns" | "effectiveRuns">): number {
  return manifest.effectiveRuns === undefined ? finishedRuns(manifest) : Math.floor(manifest.effectiveRuns);
}

/**
 * What a study's errors are told from: its independent runs, or what they are worth where facts weigh them, or the independent
 * repetitions of its design, where these are fewer.
 */
export function repetitionsOf(manifest: Counted): number {
  const { sampling, runs, effectiveRuns, particles } = manifest;
  if (particles !== undefined) return countedRuns(manifest);
  if (effectiveRuns !== undefined) return Math.min(countedRuns(manifest), replicatesOf(sampling, runs));
  return sampling.kind === "plain" ? finishedRuns(manifest) : replicatesOf(sampling, runs);
}

/** Values, one a run, without some runs more than those that are missing already. */
export function withoutRuns(
  values: Float64Array,
  missing: readonly number[] = [],
  dropped: readonly number[] = [],
): Float64Array {
  if (dropped.length === 0) return values;
  const [gone, drop] = [new Set(missing), new Set(dropped)];
  let run = 0;
  return values.filter(() => {
    while (gone.has(run)) run++;
    return !drop.has(run++);
  });
}
