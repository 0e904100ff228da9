import type { Layout } from "../../study/layout.ts";
import { type Channel, seenAsIs } from "./information.ts";

/** What may be seen of a signal, in a word, and the state or the level that it is about. */
export type Reading = {
  readonly says:
    | "state"
    | "atLeast"
    | "below"
    | "covered"
    | "notCovered"
    | "notKnown"
    | "reported"
    | "notReported"
    | "released"
    | "notReleased";
  readonly state: string | null;
  readonly level: number | null;
};

/** Of each run the group it falls into, what is seen of a run of each group, and readings: the chance of each, by group. */
export type Grouped = {
  readonly group: Uint8Array;
  readonly channel: Channel;
  readonly readings: readonly { readonly reading: Reading; readonly chance: (group: number) => number }[];
};

export function says(what: Reading["says"], level: number | null = null, state: string | null = null): Reading {
  return { says: what, state, level };
}

/** Shares of the runs below the levels that a number is sorted by. */
const levelShares = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/**
 * Runs sorted by a number: by levels that a tenth, a quarter, half, three quarters and nine tenths of them lie below, rounded
 * as a reader would. What is read is that a level is reached, or not.
 */
export function byLevels(values: Float64Array, layout: Layout | null, rounded: (value: number) => number): Grouped {
  const candidates = weightedQuantiles(values, levelShares, layout).map(rounded);
  const [least, most] = ends(values);
  const levels = [...new Set(candidates)].filter((level) => level > least && level <= most).sort((a, b) => a - b);
  const group = new Uint8Array(values.length);
  for (const level of levels) for (let i = 0; i < values.length; i++) if (values[i] >= level) group[i]++;
  return {
    group,
    channel: seenAsIs(levels.length + 1),
    readings: levels.flatMap((level, k) => [
      { reading: says("below", level), chance: (of: number) => (of <= k ? 1 : 0) },
      { reading: says("atLeast", level), chance: (of: number) => (of > k ? 1 : 0) },
    ]),
  };
}

/** Runs in groups that are seen as they are, each read by itself. */
export function asSeen(group: Uint8Array, readings: readonly Reading[]): Grouped {
  return {
    group,
    channel: seenAsIs(readings.length),
    readings: readings.map((reading, k) => ({ reading, chance: (of: number) => (of === k ? 1 : 0) })),
  };
}

/** Groups 0 and 1, the second of which is told with a chance. */
export function told(group: Uint8Array, chance: number): Grouped {
  const isTold = (of: number) => (of === 1 ? chance : 0);
  return {
    group,
    channel: [
      [1, 0],
      [1 - chance, chance],
    ],
    readings: [
      { reading: says("notReported"), chance: (of) => 1 - isTold(of) },
      { reading: says("reported"), chance: isTold },
    ],
  };
}

/** The lowest values that shares of the runs, by weight, do not exceed. */
export function weightedQuantiles(
  values: Float64Array,
  shares: readonly number[],
  layout: Layout | null,
): readonly number[] {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const weightOf = (i: number) => (layout?.weights == null ? 1 : layout.weights[i]);
  let all = 0;
  for (let i = 0; i < values.length; i++) all += weightOf(i);
  const found: number[] = [];
  let below = 0;
  for (const i of order) {
    below += weightOf(i);
    while (found.length < shares.length && below >= shares[found.length] * all) found.push(values[i]);
  }
  return found;
}

function ends(values: Float64Array): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
