import { type Bins, binAt } from "./bins.ts";
import { fillFast } from "./bins-of-week.ts";
import { binsPerPage, pageOf, pageShift } from "./counts.ts";
import type { Tally } from "./tally.ts";

/*
 * Hot loop: what runs count for is known once the last fact is read. Until then their values are held; their bins wait for the end
 * of the range, so that the counts of a cell, which lie far from those of the next, are fetched once a range and not once a block.
 */

/** Weeks of a range of runs whose weights are not known yet. Serves one range after the other. */
export class HeldWeeks {
  readonly #series: number;
  readonly #weeks: number;
  readonly #valuesOf: number;
  #room = 0;
  /** By cell (series * weeks + week) and run. */
  #bins = new Uint16Array(0);
  /** By week until the last fact and series: values of the present block. */
  #values: readonly (readonly Float64Array[])[] = [];
  #runs = 0;

  /** Values are held of the first `held` weeks. */
  constructor(series: number, weeks: number, held: number) {
    this.#series = series;
    this.#weeks = weeks;
    this.#valuesOf = held;
  }

  /** So many runs follow, with room for as many. */
  beginRange(runs: number): void {
    if (runs > this.#room) {
      this.#room = runs;
      this.#bins = new Uint16Array(this.#series * this.#weeks * runs);
    }
  }

  /** A block of so many of them. */
  beginBlock(runs: number): void {
    if (runs === this.#runs) return;
    this.#runs = runs;
    this.#values = Array.from({ length: this.#valuesOf }, () =>
      Array.from({ length: this.#series }, () => new Float64Array(runs)),
    );
  }

  /** Notes the bins of a week, and the extremes; `before` runs of the range came before the block. */
  note(tally: Tally, bins: readonly Bins[], week: number, series: readonly Float64Array[], before: number): void {
    for (let k = 0; k < series.length; k++) {
      const [values, of, cell] = [series[k], bins[k], k * this.#weeks + week];
      const at = cell * this.#room + before;
      for (let i = fillFast(this.#bins, at, of, values, tally, cell); i < values.length; i++) {
        this.#bins[at + i] = binAt(of, values[i]);
        if (values[i] < tally.lowest[cell]) tally.lowest[cell] = values[i];
        if (values[i] > tally.highest[cell]) tally.highest[cell] = values[i];
      }
      if (week < this.#valuesOf) this.#values[week][k].set(values);
    }
  }

  /** Adds up the weeks that are held, by weight. */
  addHeld(sums: Float64Array, weights: Float64Array): void {
    for (const [week, series] of this.#values.entries()) this.addUp(sums, week, series, weights);
  }

  /** Adds a week to the sums by cell, by weight. */
  addUp(sums: Float64Array, week: number, series: readonly Float64Array[], weights: Float64Array): void {
    for (let k = 0; k < series.length; k++) {
      const values = series[k];
      let sum = sums[k * this.#weeks + week];
      for (let i = 0; i < values.length; i++) sum += values[i] * weights[i];
      sums[k * this.#weeks + week] = sum;
    }
  }

  /** Counts the bins of all runs of the range. */
  count(counts: Float64Array, weights: Float64Array): void {
    const pageStep = this.#weeks * binsPerPage;
    for (let k = 0; k < this.#series; k++)
      for (let week = 0; week < this.#weeks; week++) {
        const [at, page] = [(k * this.#weeks + week) * this.#room, pageOf(k, this.#weeks, week)];
        for (let i = 0; i < weights.length; i++) {
          const bin = this.#bins[at + i];
          counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))] += weights[i];
        }
      }
  }
}
