import { type Bins, binAt, firstInner } from "./bins.ts";
import { binsKernel, most } from "./bins-kernel.ts";

/** Where the lowest and the highest of some values are kept; they only widen. */
export type Reach = { readonly lowest: Float64Array; readonly highest: Float64Array };

/**
 * Hot loop: writes the bin of each value to `out`, from a position on, and widens the reach of a cell by them. Bins are those of
 * `binAt`, which stands in for the kernel where a runtime has no vectors.
 */
export function fillBins(
  out: Uint16Array,
  at: number,
  bins: Bins,
  values: Float64Array,
  { lowest, highest }: Reach,
  cell: number,
): void {
  const done = fillFast(out, at, bins, values, { lowest, highest }, cell);
  let [low, high] = [lowest[cell], highest[cell]];
  for (let i = done; i < values.length; i++) {
    const value = values[i];
    if (value < low) low = value;
    if (value > high) high = value;
    out[at + i] = binAt(bins, value);
  }
  lowest[cell] = low;
  highest[cell] = high;
}

/** The bins of as many values as come in pairs, by WebAssembly; none where there are too many. Gives how many. */
export function fillFast(
  out: Uint16Array,
  at: number,
  bins: Bins,
  values: Float64Array,
  { lowest, highest }: Reach,
  cell: number,
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
  for (let i = 0; i < paired; i++) out[at + i] = found[i];
  lowest[cell] = Math.min(totals[2], totals[3]);
  highest[cell] = Math.max(totals[4], totals[5]);
  return paired;
}
