import type { SeriesKey } from "../../model/series.ts";
import { type Bins, binsOf, droppedBits, firstInner, floorBin, inner, topBin, zeroBin } from "./bins.ts";
import { addWeighted, countWeighted } from "./weighted-counts.ts";

/*
 * Hot loop: every value of every series of every run is counted here. The counts of a series lie in pages of 64 bins,
 * page by page and within a page week by week: what no value reaches is never touched, and so takes no memory.
 */

const binsPerPage = 64;
const pageShift = 6;
const pages = Math.ceil((topBin + 1) / binsPerPage);

/** Most that a count of two bytes holds. */
const mostInTwoBytes = 65_535;

/**
 * The weekly series of runs without the runs, by cell (series * weeks + week): exact counts over bins, the lowest and the
 * highest value. The same whatever the order in which runs are added.
 */
export type Tally = {
  readonly weeks: number;
  /** See `binAddress`. */
  readonly counts: Uint16Array | Uint32Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
};

/** An empty tally of at most so many runs. */
export function createTally(series: readonly SeriesKey[], weeks: number, runs: number): Tally {
  const cells = series.length * weeks;
  const counts = cells * pages * binsPerPage;
  return {
    weeks,
    counts: runs > mostInTwoBytes ? new Uint32Array(counts) : new Uint16Array(counts),
    lowest: new Float64Array(cells).fill(Infinity),
    highest: new Float64Array(cells).fill(-Infinity),
  };
}

/** Where the values of a series (by position) that fell into a bin in a week are counted. */
export function binAddress(weeks: number, series: number, week: number, bin: number): number {
  return pageOf(series, weeks, week) + (bin >> pageShift) * weeks * binsPerPage + (bin & (binsPerPage - 1));
}

/** The first bin that is not counted beside this one. */
export function endOfPage(bin: number): number {
  return (bin | (binsPerPage - 1)) + 1;
}

const pageOf = (series: number, weeks: number, week: number) => (series * pages * weeks + week) * binsPerPage;

/**
 * Adds a week of each series, one value a run, as often as the run's weight says, to the tally and to the sums by cell. Sums depend on the order in which runs
 * are added, and so belong to a range of runs, not to the tally.
 */
export function tallyWeek(
  tally: Tally,
  sums: Float64Array,
  bins: readonly Bins[],
  week: number,
  series: readonly Float64Array[],
  weights: Uint8Array | null = null,
): void {
  const { weeks, counts } = tally;
  for (let k = 0; k < series.length; k++) {
    const of = bins[k];
    if (weights !== null) {
      addWeighted(tally, sums, k * weeks + week, series[k], weights);
      countWeighted(counts, pageOf(k, weeks, week), weeks * binsPerPage, series[k], of, weights);
      continue;
    }
    addRange(tally, sums, k * weeks + week, series[k]);
    if (of.kind === "linear") countLinear(counts, pageOf(k, weeks, week), weeks * binsPerPage, series[k]);
    else countLog(counts, pageOf(k, weeks, week), weeks * binsPerPage, series[k], of.floorBits);
  }
}

function addRange({ lowest, highest }: Tally, sums: Float64Array, cell: number, values: Float64Array): void {
  let sum = sums[cell];
  let low = lowest[cell];
  let high = highest[cell];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  sums[cell] = sum;
  lowest[cell] = low;
  highest[cell] = high;
}

function countLinear(counts: Tally["counts"], page: number, pageStep: number, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const bin = value <= 0 ? zeroBin : value >= 1 ? topBin : firstInner + ((value * inner) | 0);
    counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))]++;
  }
}

/** Reads the upper half of each number as an integer, which rises with the number. */
function countLog(
  counts: Tally["counts"],
  page: number,
  pageStep: number,
  values: Float64Array,
  floorBits: number,
): void {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 0; i < values.length; i++) {
    const found = (halves[2 * i + 1] >> droppedBits) - floorBits + firstInner;
    const bin = values[i] <= 0 ? zeroBin : found < firstInner ? floorBin : found > topBin ? topBin : found;
    counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))]++;
  }
}

export function binsOfAll(series: readonly SeriesKey[]): readonly Bins[] {
  return series.map(binsOf);
}
