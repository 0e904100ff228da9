import type { SeriesKey } from "../../model/series.ts";

/** Bins of a count: one for what is at or below the range, `inner` within it, one for what lies above. */
export const inner = 1024;
export const binCount = inner + 2;

/** A log bin is the sign, exponent and first six mantissa bits of a number: 64 bins to a power of two, 1.6 % wide at most. */
export const droppedBits = 14;
const binsPerOctave = 64;
const octavesBelow = 8;

/**
 * Where values are counted. `linear`: equal bins on 0-1. `log`: sixteen powers of two around a typical value, told from
 * the bits of the number, so that counting needs no logarithm and every engine agrees; `beforeFirst` is the bits' bin
 * before the first.
 */
export type Bins = { readonly kind: "linear" } | { readonly kind: "log"; readonly beforeFirst: number };

const scratch = new Float64Array(1);
const scratchBits = new Int32Array(scratch.buffer);

export function binsOf({ typical }: SeriesKey): Bins {
  if (typical === null) return { kind: "linear" };
  scratch[0] = typical > 0 ? typical : 1;
  const octave = (scratchBits[1] >> droppedBits) & ~(binsPerOctave - 1);
  return { kind: "log", beforeFirst: octave - octavesBelow * binsPerOctave - 1 };
}

/** Lower edge of bin 1..inner + 1. */
export function lowerEdge(bins: Bins, bin: number): number {
  if (bins.kind === "linear") return (bin - 1) / inner;
  scratchBits[0] = 0;
  scratchBits[1] = (bin + bins.beforeFirst) << droppedBits;
  return scratch[0];
}
