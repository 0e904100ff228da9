import { isIn, shapleyWeight } from "./game.ts";

/** Of one outcome and player, one number a run: Shapley value, effect on a alone, effect on all others from b. */
type PlayerColumns = {
  readonly value: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
};

/**
 * Shapley values run by run, built up coalition by coalition, each given once: run i of every coalition draws the same
 * numbers, so that a bar is the mean of one number a run, and its error that of the mean.
 */
export class BarColumns {
  private readonly players: number;
  private readonly columns: readonly PlayerColumns[];
  /** By run, the largest worth of any coalition: what rounding is measured by. */
  private readonly largest: Float64Array;

  constructor(players: number, runs: number) {
    this.players = players;
    this.columns = Array.from({ length: players }, () => ({
      value: new Float64Array(runs),
      first: new Float64Array(runs),
      last: new Float64Array(runs),
    }));
    this.largest = new Float64Array(runs);
  }

  add(coalition: number, worth: Float64Array): void {
    const all = (1 << this.players) - 1;
    this.columns.forEach(({ value, first, last }, player) => {
      addTimes(value, worth, shapleyWeight(this.players, player, coalition));
      const alone = 1 << player;
      if ((coalition & ~alone) === 0) addTimes(first, worth, isIn(player, coalition) ? 1 : -1);
      if ((coalition | alone) === all) addTimes(last, worth, isIn(player, coalition) ? 1 : -1);
    });
    for (let i = 0; i < worth.length; i++) this.largest[i] = Math.max(this.largest[i], Math.abs(worth[i]));
  }

  /** The columns of a player once every coalition was given. What is no more than rounding can leave is exactly 0. */
  of(player: number): PlayerColumns {
    const { value, first, last } = this.columns[player];
    const exact = value.map((sum, i) => (Math.abs(sum) <= this.largest[i] * rounding ? 0 : sum));
    return { value: exact, first, last };
  }
}

/** At most 256 terms, each rounded to 2^-53 of the largest, their weights two in all. */
const rounding = 5.7e-14;

function addTimes(sum: Float64Array, values: Float64Array, weight: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += weight * values[i];
}
