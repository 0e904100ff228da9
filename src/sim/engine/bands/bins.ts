import type { SeriesKey } from "../../../model/series.ts";

/** Equal or octave bins between the bins at both ends. */
export const inner = 1024;

/** Bins of a count: zero alone, what lies between zero and the inner bins, the inner bins, what lies above them. */
export const zeroBin = 0;
export const floorBin = 1;
export const firstInner = 2;
export const topBin = firstInner + inner;

/** A log bin is the sign, exponent and first six mantissa bits of a number: 64 bins to a power of two, 1.6 % wide at most. */
export const droppedBits = 14;
const binsPerOctave = 64;
const octavesBelow = 8;

/**
 * Where values are counted. `linear`: equal bins on 0-1. `log`: sixteen powers of two around a typical value, from a floor
 * of at most its 256th part on, told from the bits of the number, so that counting needs no logarithm and every engine
 * agrees; `floorBits` is the bits' bin at the floor.
 */
export type Bins = { readonly kind: "linear" } | { readonly kind: "log"; readonly floorBits: number };

const scratch = new Float64Array(1);
const scratchBits = new Int32Array(scratch.buffer);

export function binsOf({ typical }: SeriesKey): Bins {
  if (typical === null) return { kind: "linear" };
  scratch[0] = typical > 0 ? typical : 1;
  const octave = (scratchBits[1] >> droppedBits) & ~(binsPerOctave - 1);
  return { kind: "log", floorBits: octave - octavesBelow * binsPerOctave };
}

/** Lower edge of a bin from the first inner one on. */
export function lowerEdge(bins: Bins, bin: number): number {
  if (bins.kind === "linear") return (bin - firstInner) / inner;
  scratchBits[0] = 0;
  scratchBits[1] = (bin - firstInner + bins.floorBits) << droppedBits;
  return scratch[0];
}

/** The bin of a value, as a tally counts it. */
export function binAt(bins: Bins, value: number): number {
  if (value <= 0) return zeroBin;
  if (bins.kind === "linear") return value >= 1 ? topBin : firstInner + Math.floor(value * inner);
  scratch[0] = value;
  const found = (scratchBits[1] >> droppedBits) - bins.floorBits + firstInner;
  return found < firstInner ? floorBin : Math.min(found, topBin);
}
