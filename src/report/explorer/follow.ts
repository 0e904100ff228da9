import type { Block } from "../../model/block.ts";
import type { WeekListener } from "../../model/simulate.ts";
import { fillBins } from "../../sim/engine/bands/bins-of-week.ts";
import { FactsWatch } from "../../sim/engine/facts/watch.ts";
import { type Study, weightsOfRuns } from "../../sim/engine/simulate-range.ts";
import { simulateRuns } from "../../sim/engine/simulate-runs.ts";
import { followedIn, outcomesFollowedIn } from "./followed.ts";

/** Some runs of a study, as far as a page follows them. */
export type Followed = {
  readonly firstRun: number;
  readonly runs: number;
  /** By outcome that is followed (outcome * runs + run). */
  readonly outcomes: Float64Array;
  /** What each run counts for; null where all count alike. */
  readonly weights: Float64Array | null;
  /** By series that is followed, week and run: the bin of the value, (series * weeks + week) * runs + run. */
  readonly bins: Uint16Array;
  /** The least and the most of each week over the runs, series * weeks + week. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
};

/**
 * Simulates a block of runs as the command line does, and keeps of them what a page shows and no more: most series and outcomes
 * of a study are drawn nowhere in it. RangeError where a run gives what is no number.
 */
export function followRuns(study: Study, firstRun: number, runs: number): Followed {
  const follower = new Follower(study, runs);
  const columns = simulateRuns(study, firstRun, runs, follower);
  if (columns.some((values) => !values.every(Number.isFinite)))
    throw new RangeError(`a run from ${firstRun} to ${firstRun + runs - 1} gives no number`);
  const positions = outcomesFollowedIn(study.outcomes);
  const outcomes = new Float64Array(positions.length * runs);
  positions.forEach((position, k) => void outcomes.set(columns[position], k * runs));
  const weights = weightsOfRuns(study, (i) => firstRun + i, follower.ofFacts, runs);
  const { bins, lowest, highest } = follower;
  return { firstRun, runs, outcomes, weights: weights && Float64Array.from(weights), bins, lowest, highest };
}

class Follower implements WeekListener {
  readonly bins: Uint16Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly runUp: WeekListener["runUp"];
  readonly runUpWeek: WeekListener["runUpWeek"];
  readonly #study: Study;
  readonly #runs: number;
  readonly #positions: readonly number[];
  readonly #watch: FactsWatch | null;

  constructor(study: Study, runs: number) {
    const { world, facts, series } = study;
    this.#study = study;
    this.#runs = runs;
    this.#positions = followedIn(series);
    const cells = this.#positions.length * world.weeks;
    this.bins = new Uint16Array(cells * runs);
    this.lowest = new Float64Array(cells).fill(Infinity);
    this.highest = new Float64Array(cells).fill(-Infinity);
    const watch = facts.length === 0 ? null : new FactsWatch(world, facts);
    this.#watch = watch;
    if (watch === null) return;
    watch.begin(runs);
    if (watch.runUpWeek === undefined) return;
    this.runUp = (_, block) => watch.step(block);
    this.runUpWeek = watch.runUpWeek;
  }

  get ofFacts(): readonly Float64Array[] {
    return this.#watch?.values ?? [];
  }

  step(_: number, block: Block): void {
    this.#watch?.step(block);
  }

  week(index: number, series: readonly Float64Array[], outcomes: () => readonly Float64Array[]): void {
    this.#watch?.week(index, series, outcomes);
    const { bins, world } = this.#study;
    for (let k = 0; k < this.#positions.length; k++) {
      const [position, cell] = [this.#positions[k], k * world.weeks + index];
      fillBins(this.bins, cell * this.#runs, bins[position], series[position], this, cell);
    }
  }
}
