import { effectiveDraws } from "../../scenario/posterior/effective.ts";
import type { Copies } from "./resample.ts";

/**
 * Particles copied at the beginning of a week, after the facts that were read by then. At the first copying alone they may be
 * copies of runs beyond those that have a place.
 */
export type Copying = Copies & { readonly week: number };

/** All copying, weeks rising: with it every particle is told, week for week, by the addresses of its draws. */
export type Lineage = { readonly particles: number; readonly copyings: readonly Copying[] };

/**
 * A stretch of a particle's life, until the next one: from a week on it draws as this run, under the luck of that week. The
 * first stretch is from the beginning, `week` null, under the luck of the study.
 */
export type Stretch = { readonly week: number | null; readonly run: number };

/** Where the particle that is now in a place has been: its stretches, the earliest first. */
export function livesOf({ particles, copyings }: Lineage): (slot: number) => readonly Stretch[] {
  const fromOf = copyings.map(({ slots, from }) => {
    const source = new Int32Array(particles).fill(-1);
    for (let k = 0; k < slots.length; k++) source[slots[k]] = from[k];
    return source;
  });
  return (slot) => {
    const stretches: Stretch[] = [];
    let run = slot;
    for (let k = copyings.length - 1; k >= 0; k--) {
      const source = fromOf[k][run];
      if (source < 0) continue;
      stretches.push({ week: copyings[k].week, run });
      run = source;
    }
    stretches.push({ week: null, run });
    return stretches.reverse();
  };
}

/** The run from which each particle stems: what was drawn before the first week, its inputs among it, is that run's. */
export function ancestorsOf({ particles, copyings }: Lineage): Int32Array {
  let ancestors = Int32Array.from({ length: particles }, (_, slot) => slot);
  for (const { slots, from } of copyings) {
    const before = ancestors;
    ancestors = before.slice();
    for (let k = 0; k < slots.length; k++) ancestors[slots[k]] = from[k] < particles ? before[from[k]] : from[k];
  }
  return ancestors;
}

/** From how many runs particles stem: so many values are left of an input that is drawn once a run. */
export type Families = {
  readonly count: number;
  /**
   * So many families of equal size are worth as much: (sum n)^2 / sum n^2, n the size of each (Kish 1965). Of what is so from the
   * start, or has come about before the first copying, all particles know no more than so many independent runs.
   */
  readonly worth: number;
};

export function familiesOf(ancestors: ArrayLike<number>): Families {
  const sizes = new Map<number, number>();
  for (let i = 0; i < ancestors.length; i++) sizes.set(ancestors[i], (sizes.get(ancestors[i]) ?? 0) + 1);
  return { count: sizes.size, worth: effectiveDraws(sizes.values()) };
}

/**
 * Standard error of the mean of a number over particles of equal weight that stem from common ancestors: the root of the sum of
 * squares, over ancestors, of what their descendants lie above the mean, over the number of particles (Chan and Lai 2013,
 * section 2.2). Particles of one family are never taken for independent; with no copying it is the usual error, but for the
 * factor n / (n - 1).
 */
export function errorOverFamilies(values: Float64Array, ancestors: Int32Array): number {
  const n = values.length;
  let mean = 0;
  for (const value of values) mean += value / n;
  const excess = new Float64Array(n);
  for (let i = 0; i < n; i++) excess[ancestors[i]] += values[i] - mean;
  let squares = 0;
  for (const each of excess) squares += each * each;
  return Math.sqrt(squares) / n;
}
