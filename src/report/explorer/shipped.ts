import { outcomeKeys } from "../../model/outcomes/index.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { seriesKeys } from "../../model/series.ts";
import { topBin } from "../../sim/engine/bands/bins.ts";
import type { Followed } from "./follow.ts";
import { followedIn, outcomesFollowedIn } from "./followed.ts";

export const binsPerWeek = topBin + 1;

/**
 * The first runs of a study as a page shows them, weekly values counted by bin: what the command works out of the scenario as
 * written and puts into the page, so that there is an answer as soon as it opens.
 */
export type Shipped = {
  readonly runs: number;
  /** By outcome that is followed (outcome * runs + run). */
  readonly outcomes: Float64Array;
  /** The least and the most by series that is followed and week (series * weeks + week). */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** Runs by series, week and bin, (series * weeks + week) * binsPerWeek + bin. */
  readonly counts: Uint16Array;
};

/** Room for so many runs of a scenario, laid over `buffer` where that is given. @throws RangeError where it has another length. */
export function emptyShipped(scenario: Scenario, runs: number, buffer?: ArrayBuffer): Shipped {
  const world = createWorld(scenario);
  const cells = followedIn(seriesKeys(world)).length * world.weeks;
  const outcomes = outcomesFollowedIn(outcomeKeys(world)).length * runs;
  const doubles = (outcomes + 2 * cells) * Float64Array.BYTES_PER_ELEMENT;
  const bytes = doubles + cells * binsPerWeek * Uint16Array.BYTES_PER_ELEMENT;
  const on = buffer ?? new ArrayBuffer(bytes);
  if (on.byteLength !== bytes) throw new RangeError(`shipped runs: must be ${bytes} bytes, got ${on.byteLength}`);
  const shipped = {
    runs,
    outcomes: new Float64Array(on, 0, outcomes),
    lowest: new Float64Array(on, outcomes * Float64Array.BYTES_PER_ELEMENT, cells),
    highest: new Float64Array(on, (outcomes + cells) * Float64Array.BYTES_PER_ELEMENT, cells),
    counts: new Uint16Array(on, doubles, cells * binsPerWeek),
  };
  if (buffer === undefined) {
    shipped.lowest.fill(Infinity);
    shipped.highest.fill(-Infinity);
  }
  return shipped;
}

/** Adds some of its runs, in any order. */
export function addToShipped(shipped: Shipped, block: Followed): void {
  const { runs, outcomes, lowest, highest, counts } = shipped;
  for (let k = 0; k * runs < outcomes.length; k++)
    outcomes.set(block.outcomes.subarray(k * block.runs, (k + 1) * block.runs), k * runs + block.firstRun);
  for (let cell = 0; cell < lowest.length; cell++) {
    for (let at = cell * block.runs; at < (cell + 1) * block.runs; at++) counts[cell * binsPerWeek + block.bins[at]]++;
    lowest[cell] = Math.min(lowest[cell], block.lowest[cell]);
    highest[cell] = Math.max(highest[cell], block.highest[cell]);
  }
}

/** Whether two are the same to the last bit. */
export function areSame(one: Shipped, other: Shipped): boolean {
  const [these, those] = [one, other].map(({ counts }) => new Uint8Array(counts.buffer));
  return these.length === those.length && these.every((byte, i) => byte === those[i]);
}
