import { type Bins, binAt, firstInner } from "./bins.ts";
import { binsKernel, most } from "./bins-kernel.ts";
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
      for (let i = noteFast(tally, of, cell, values, this.#bins, at); i < values.length; i++) {
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

/** Notes the bins of values in WebAssembly, as many as come in pairs; none where there are too many. Gives how many. */
function noteFast(
  { lowest, highest }: Tally,
  bins: Bins,
  cell: number,
  values: Float64Array,
  into: Uint16Array,
  at: number,
): number {
  const paired = values.length & ~1;
  if (binsKernel === null || paired === 0 || values.length > most) return 0;
  const { totals, bins: found } = binsKernel;
  binsKernel.values.set(values);
  totals[2] = lowest[cell];
  totals[3] = lowest[cell];
  totals[4] = highest[cell];
  totals[5] = highest[cell];
  const bytes = paired * Float64Array.BYTES_PER_ELEMENT;
  if (bins.kind === "linear") binsKernel.linear(bytes);
  else binsKernel.log(bytes, firstInner - bins.floorBits);
  lowest[cell] = Math.min(totals[2], totals[3]);
  highest[cell] = Math.max(totals[4], totals[5]);
  for (let i = 0; i < paired; i++) into[at + i] = found[i];
  return paired;
}
