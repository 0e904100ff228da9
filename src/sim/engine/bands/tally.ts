import type { SeriesKey } from "../../../model/series.ts";
import { type Bins, binAt, binsOf, droppedBits, firstInner, floorBin, inner, topBin, zeroBin } from "./bins.ts";
import { type BinsKernel, binsKernel, most } from "./bins-kernel.ts";
import { binAddress, binsPerPage, countsPerCell, pageOf, pageShift } from "./counts.ts";

/** A byte that overflows keeps the rest by half its range, so that one below it is known to have carried nothing. */
const overflow = 256;
const half = 128;

/** What runs count for: small whole numbers, or, where facts weigh them, any from 0 to as much. */
export type Weights = Uint8Array | Float64Array;

/** As often as its weight says, or once, each value is counted and added to the sum of its cell. */
function addOneByOne(
  tally: Tally,
  sums: Float64Array,
  bins: Bins,
  k: number,
  week: number,
  values: Float64Array,
  weights: Weights | null,
): void {
  const { weeks, counts, lowest, highest } = tally;
  const cell = k * weeks + week;
  const most = counts instanceof Uint8Array ? overflow - 1 : Infinity;
  let [sum, low, high] = [sums[cell], lowest[cell], highest[cell]];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const weight = weights === null ? 1 : weights[i];
    sum += value * weight;
    if (value < low) low = value;
    if (value > high) high = value;
    const address = binAddress(weeks, k, week, binAt(bins, value));
    const count = counts[address] + weight;
    counts[address] = count;
    if (count > most) carry(tally, address, count);
  }
  sums[cell] = sum;
  lowest[cell] = low;
  highest[cell] = high;
}

function carry({ counts, carried }: Tally, address: number, count: number): void {
  const left = half + ((count - half) % half);
  counts[address] = left;
  carried.set(address, (carried.get(address) ?? 0) + count - left);
}

/** The count at an address, which is none afterwards. */
export function takeCount({ counts, carried }: Tally, address: number): number {
  const count = counts[address];
  counts[address] = 0;
  if (count < half || carried.size === 0) return count;
  const more = carried.get(address) ?? 0;
  carried.delete(address);
  return count + more;
}

/* Hot loop: every value of every series of every run is counted here. */

/** Most that a count of two bytes holds. */
const mostInTwoBytes = 65_535;

/** A count is a byte, and few are carried, where there are more counts than this and no more runs than that. */
const mostWideCounts = 64 * 1024 * 1024;
const mostRunsInBytes = 4096;

/**
 * The weekly series of runs without the runs, by cell (series * weeks + week): exact counts over bins, the lowest and the
 * highest value. The same whatever the order in which runs are added.
 */
export type Tally = {
  readonly weeks: number;
  /** Runs it has room for, each as often as it counts. */
  readonly runs: number;
  /** See `binAddress` and `takeCount`. */
  readonly counts: Uint8Array | Uint16Array | Uint32Array | Float64Array;
  /** By address, the rest of a count that is too large for a byte. */
  readonly carried: Map<number, number>;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
};

/** An empty tally of at most so many runs; of any number that do not count in whole numbers. */
export function createTally(series: readonly SeriesKey[], weeks: number, runs: number, areWhole = true): Tally {
  const cells = series.length * weeks;
  const length = cells * countsPerCell;
  return {
    weeks,
    ...(areWhole ? countsFor(length, runs) : { counts: new Float64Array(length), runs }),
    carried: new Map(),
    lowest: new Float64Array(cells).fill(Infinity),
    highest: new Float64Array(cells).fill(-Infinity),
  };
}

/** Whether its runs count in whole numbers. */
export function areWhole({ counts }: Tally): boolean {
  return !(counts instanceof Float64Array);
}

function countsFor(length: number, runs: number): Pick<Tally, "counts" | "runs"> {
  if (length > mostWideCounts && runs <= mostRunsInBytes)
    return { counts: new Uint8Array(length), runs: mostRunsInBytes };
  if (runs <= mostInTwoBytes) return { counts: new Uint16Array(length), runs: mostInTwoBytes };
  return { counts: new Uint32Array(length), runs };
}

/**
 * Adds a week of each series, one value a run, as often as the run's weight says, to the tally and to the sums by cell. Sums
 * depend on the order in which runs are added: they are kept apart and folded in run order.
 */
export function tallyWeek(
  tally: Tally,
  sums: Float64Array,
  bins: readonly Bins[],
  week: number,
  series: readonly Float64Array[],
  weights: Weights | null = null,
): void {
  const { counts } = tally;
  for (let k = 0; k < series.length; k++) {
    const of = bins[k];
    if (weights !== null || counts instanceof Uint8Array || counts instanceof Float64Array) {
      addOneByOne(tally, sums, of, k, week, series[k], weights);
      continue;
    }
    const done = binsKernel === null ? 0 : addFast(binsKernel, tally, counts, sums, of, k, week, series[k]);
    if (done === series[k].length) continue;
    if (of.kind === "linear") addLinear(tally, counts, sums, k, week, series[k], done);
    else addLog(tally, counts, sums, k, week, series[k], done, of.floorBits);
  }
}

/** Adds the values in WebAssembly, as many as come in pairs; none where there are too many. Gives how many. */
function addFast(
  kernel: BinsKernel,
  { weeks, lowest, highest }: Tally,
  counts: WideCounts,
  sums: Float64Array,
  bins: Bins,
  k: number,
  week: number,
  values: Float64Array,
): number {
  const paired = values.length & ~1;
  if (paired === 0 || values.length > most) return 0;
  const { totals, bins: found } = kernel;
  const [cell, page, pageStep] = [k * weeks + week, pageOf(k, weeks, week), weeks * binsPerPage];
  kernel.values.set(values);
  totals[0] = sums[cell];
  totals[2] = lowest[cell];
  totals[3] = lowest[cell];
  totals[4] = highest[cell];
  totals[5] = highest[cell];
  const bytes = paired * Float64Array.BYTES_PER_ELEMENT;
  if (bins.kind === "linear") kernel.linear(bytes);
  else kernel.log(bytes, firstInner - bins.floorBits);
  for (let i = 0; i < paired; i++) {
    const bin = found[i];
    counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))]++;
  }
  sums[cell] = totals[0];
  lowest[cell] = Math.min(totals[2], totals[3]);
  highest[cell] = Math.max(totals[4], totals[5]);
  return paired;
}

function addLinear(
  { weeks, lowest, highest }: Tally,
  counts: WideCounts,
  sums: Float64Array,
  k: number,
  week: number,
  values: Float64Array,
  from: number,
): void {
  const [cell, page, pageStep] = [k * weeks + week, pageOf(k, weeks, week), weeks * binsPerPage];
  let [sum, low, high] = [sums[cell], lowest[cell], highest[cell]];
  for (let i = from; i < values.length; i++) {
    const value = values[i];
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
    const bin = value <= 0 ? zeroBin : value >= 1 ? topBin : firstInner + ((value * inner) | 0);
    counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))]++;
  }
  sums[cell] = sum;
  lowest[cell] = low;
  highest[cell] = high;
}

/** Reads the upper half of each number as an integer, which rises with the number. */
function addLog(
  { weeks, lowest, highest }: Tally,
  counts: WideCounts,
  sums: Float64Array,
  k: number,
  week: number,
  values: Float64Array,
  from: number,
  floorBits: number,
): void {
  const [cell, page, pageStep] = [k * weeks + week, pageOf(k, weeks, week), weeks * binsPerPage];
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  let [sum, low, high] = [sums[cell], lowest[cell], highest[cell]];
  for (let i = from; i < values.length; i++) {
    const value = values[i];
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
    const found = (halves[2 * i + 1] >> droppedBits) - floorBits + firstInner;
    const bin = found > topBin ? topBin : found >= firstInner ? found : value > 0 ? floorBin : zeroBin;
    counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))]++;
  }
  sums[cell] = sum;
  lowest[cell] = low;
  highest[cell] = high;
}

type WideCounts = Uint16Array | Uint32Array;

export function binsOfAll(series: readonly SeriesKey[]): readonly Bins[] {
  return series.map(binsOf);
}
