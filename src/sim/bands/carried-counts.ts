import { type Bins, binAt } from "../engine/bands/bins.ts";
import type { Tally } from "../engine/bands/tally.ts";
import { binAddress } from "./pages.ts";

/** A byte that overflows keeps the rest by half its range, so that one below it is known to have carried nothing. */
const overflow = 256;
const half = 128;

/** As often as its weight says, or once, each value is counted and added to the sum of its cell. */
export function addOneByOne(
  tally: Tally,
  sums: Float64Array,
  bins: Bins,
  k: number,
  week: number,
  values: Float64Array,
  weights: Uint8Array | null,
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
