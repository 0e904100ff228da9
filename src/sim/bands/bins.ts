import type { SeriesKey } from "../../model/series.ts";

/** Bins of a count: one for what is at or below the range, `inner` within it, one for what lies above. */
export const inner = 1024;
export const binCount = inner + 2;

/** Powers of two below and above the scale, and bins to a power: a bin is 1.1-1.6 % wide. */
const octavesBelow = 8;
const binsPerOctave = 64;
const exponentBias = 1023;

/**
 * Where values are counted. `linear`: equal bins on 0-1. `log`: from scale / 256 to 256 scale, bins of equal width within
 * each power of two, found from the bits of the number, so that counting needs no logarithm and every engine agrees.
 */
export type Bins = { readonly kind: "linear" } | { readonly kind: "log"; readonly scale: number };

export function binsOf({ typical }: SeriesKey): Bins {
  return typical === null ? { kind: "linear" } : { kind: "log", scale: typical > 0 ? typical : 1 };
}

const scratch = new Float64Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** Adds one to the bin of each value; `counts` holds `binCount` numbers from `offset` on. */
export function countInto(counts: Uint32Array, offset: number, values: Float64Array, bins: Bins): void {
  if (bins.kind === "linear") {
    for (let i = 0; i < values.length; i++) counts[offset + linearBin(values[i])]++;
    return;
  }
  const perScale = 1 / bins.scale;
  for (let i = 0; i < values.length; i++) counts[offset + logBin(values[i] * perScale)]++;
}

function linearBin(value: number): number {
  if (value <= 0) return 0;
  return value >= 1 ? inner + 1 : 1 + Math.floor(value * inner);
}

function logBin(ratio: number): number {
  if (!(ratio > 0)) return 0;
  scratch[0] = ratio;
  const bin = (scratchBits[1] >>> 14) - (exponentBias - octavesBelow) * binsPerOctave + 1;
  return bin < 1 ? 0 : bin > inner ? inner + 1 : bin;
}

/** Lower edge of bin 1..inner + 1: the number whose bits begin that bin. */
export function lowerEdge(bins: Bins, bin: number): number {
  if (bins.kind === "linear") return (bin - 1) / inner;
  scratchBits[0] = 0;
  scratchBits[1] = (bin - 1 + (exponentBias - octavesBelow) * binsPerOctave) << 14;
  return bins.scale * scratch[0];
}
