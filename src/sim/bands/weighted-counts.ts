import { type Bins, droppedBits, firstInner, floorBin, inner, topBin, zeroBin } from "./bins.ts";
import type { Tally } from "./tally.ts";

const pageShift = 6;
const binsPerPage = 64;

/** As often as its weight says, each value is added to the sum of its cell. */
export function addWeighted(
  { lowest, highest }: Tally,
  sums: Float64Array,
  cell: number,
  values: Float64Array,
  weights: Uint8Array,
): void {
  for (let i = 0; i < values.length; i++) {
    sums[cell] += values[i] * weights[i];
    lowest[cell] = Math.min(lowest[cell], values[i]);
    highest[cell] = Math.max(highest[cell], values[i]);
  }
}

/** As often as its weight says, each value is counted: the bins of `tallyWeek`. */
export function countWeighted(
  counts: Tally["counts"],
  page: number,
  pageStep: number,
  values: Float64Array,
  bins: Bins,
  weights: Uint8Array,
): void {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 0; i < values.length; i++) {
    const bin = bins.kind === "linear" ? linearBin(values[i]) : logBin(values[i], halves[2 * i + 1], bins.floorBits);
    counts[page + (bin >> pageShift) * pageStep + (bin & (binsPerPage - 1))] += weights[i];
  }
}

function linearBin(value: number): number {
  return value <= 0 ? zeroBin : value >= 1 ? topBin : firstInner + ((value * inner) | 0);
}

function logBin(value: number, upperHalf: number, floorBits: number): number {
  if (value <= 0) return zeroBin;
  const found = (upperHalf >> droppedBits) - floorBits + firstInner;
  return found < firstInner ? floorBin : found > topBin ? topBin : found;
}
