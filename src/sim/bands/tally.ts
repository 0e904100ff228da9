import type { SeriesKey } from "../../model/series.ts";
import { type Bins, binCount, binsOf, droppedBits, inner } from "./bins.ts";

/**
 * The weekly series of some runs without the runs: by cell (series * weeks + week) exact counts over bins, the sum, the
 * lowest and the highest value. Counts add in any order; sums are added in run order, so that the bits do not depend on
 * who computed what.
 */
export type Tally = {
  readonly weeks: number;
  readonly counts: Uint32Array;
  readonly sums: Float64Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
};

export function createTally(series: readonly SeriesKey[], weeks: number): Tally {
  const cells = series.length * weeks;
  return {
    weeks,
    counts: new Uint32Array(cells * binCount),
    sums: new Float64Array(cells),
    lowest: new Float64Array(cells).fill(Infinity),
    highest: new Float64Array(cells).fill(-Infinity),
  };
}

/** Adds a week of each series, one value a run. */
export function tallyWeek(tally: Tally, bins: readonly Bins[], week: number, series: readonly Float64Array[]): void {
  for (let k = 0; k < series.length; k++) {
    const of = bins[k];
    const cell = k * tally.weeks + week;
    addRange(tally, cell, series[k]);
    if (of.kind === "linear") countLinear(tally.counts, cell * binCount, series[k]);
    else countLog(tally.counts, cell * binCount, series[k], of.beforeFirst);
  }
}

function addRange(tally: Tally, cell: number, values: Float64Array): void {
  let sum = tally.sums[cell];
  let low = tally.lowest[cell];
  let high = tally.highest[cell];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  tally.sums[cell] = sum;
  tally.lowest[cell] = low;
  tally.highest[cell] = high;
}

function countLinear(counts: Uint32Array, offset: number, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const bin = value <= 0 ? 0 : value >= 1 ? inner + 1 : 1 + ((value * inner) | 0);
    counts[offset + bin]++;
  }
}

/** Reads the upper half of each number as an integer: zero and negative numbers fall into the first bin. */
function countLog(counts: Uint32Array, offset: number, values: Float64Array, beforeFirst: number): void {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 1; i < halves.length; i += 2) {
    const bin = (halves[i] >> droppedBits) - beforeFirst;
    counts[offset + (bin < 1 ? 0 : bin > inner ? inner + 1 : bin)]++;
  }
}

/** Adds the tally of later runs to that of earlier ones. */
export function foldTally(into: Tally, part: Tally): void {
  for (let i = 0; i < into.counts.length; i++) into.counts[i] += part.counts[i];
  for (let cell = 0; cell < into.sums.length; cell++) {
    into.sums[cell] += part.sums[cell];
    if (part.lowest[cell] < into.lowest[cell]) into.lowest[cell] = part.lowest[cell];
    if (part.highest[cell] > into.highest[cell]) into.highest[cell] = part.highest[cell];
  }
}

export function binsOfAll(series: readonly SeriesKey[]): readonly Bins[] {
  return series.map(binsOf);
}
