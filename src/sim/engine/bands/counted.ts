import type { SeriesKey } from "../../../model/series.ts";
import { type Bins, binAt } from "./bins.ts";
import { binAddress, CountsWriter, endOfPage, mergeCounts } from "./counts.ts";
import { type Tally, takeCount } from "./tally.ts";

/** A tally at rest, in little room: the counts of each series as bytes, and by cell the lowest and the highest value. */
export type Counted = {
  readonly weeks: number;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** By series; see `CountsWriter`. */
  readonly counts: readonly Uint8Array[];
  /**
   * Absent where runs count in whole numbers. Otherwise what all of them count for together, by which the counts are written
   * as whole numbers: see `unitOf`.
   */
  readonly weight?: number | undefined;
};

/** Of a count that is no whole number: a power of two, such that all together are below 2^22, three bytes, and rounding is below 3e-7 of them: bins are a thousandth wide at best. */
function unitOf(weight: number | undefined): number {
  if (weight === undefined) return 1;
  if (!(weight > 0)) return smallestUnit;
  scratch[0] = weight;
  const exponent = Math.max(-1022, ((scratchBits[1] >>> 20) & 0x7ff) - 1023 - bitsOfCounts);
  scratchBits[0] = 0;
  scratchBits[1] = (exponent + 1023) << 20;
  return Math.max(smallestUnit, scratch[0]);
}

const bitsOfCounts = 21;
/** The smallest normal number. */
const smallestUnit = 2.2250738585072014e-308;
const scratch = new Float64Array(1);
const scratchBits = new Int32Array(scratch.buffer);

/** Of no runs at all. */
function countedNothing(series: readonly SeriesKey[], weeks: number): Counted {
  const cells = series.length * weeks;
  return {
    weeks,
    lowest: new Float64Array(cells).fill(Infinity),
    highest: new Float64Array(cells).fill(-Infinity),
    counts: series.map(() => new Uint8Array(weeks)),
  };
}

/** Takes everything out of a tally, which is empty afterwards and ready for other runs; `weight` as in `Counted`. */
export function takeCounted(tally: Tally, bins: readonly Bins[], weight?: number): Counted {
  const { weeks, lowest, highest } = tally;
  const counted = {
    weeks,
    lowest: lowest.slice(),
    highest: highest.slice(),
    counts: bins.map((of, k) => takeCounts(tally, k, of, unitOf(weight))),
    ...(weight === undefined ? {} : { weight }),
  };
  lowest.fill(Infinity);
  highest.fill(-Infinity);
  return counted;
}

function takeCounts(tally: Tally, k: number, bins: Bins, unit: number): Uint8Array {
  const { weeks, counts, lowest, highest } = tally;
  const writer = new CountsWriter();
  for (let week = 0; week < weeks; week++) {
    const cell = k * weeks + week;
    writer.beginWeek();
    if (lowest[cell] <= highest[cell]) {
      const last = binAt(bins, highest[cell]);
      for (let bin = binAt(bins, lowest[cell]); bin <= last; ) {
        // Bins of a page lie side by side.
        const [end, shift] = [Math.min(last + 1, endOfPage(bin)), binAddress(weeks, k, week, bin) - bin];
        for (; bin < end; bin++) {
          if (counts[shift + bin] === 0) continue;
          const count = Math.round(takeCount(tally, shift + bin) / unit);
          if (count > 0) writer.add(bin, count);
        }
      }
    }
    writer.endWeek();
  }
  return writer.finish();
}

/** The runs of all: counts and extremes are the same in whatever order parts are merged, but for weights that are no whole numbers. */
export function mergeCounted(parts: readonly Counted[]): Counted {
  const [first, ...others] = parts;
  if (others.length === 0) return first;
  const { weeks } = first;
  const [lowest, highest] = [first.lowest.slice(), first.highest.slice()];
  for (const other of others)
    for (let cell = 0; cell < lowest.length; cell++) {
      if (other.lowest[cell] < lowest[cell]) lowest[cell] = other.lowest[cell];
      if (other.highest[cell] > highest[cell]) highest[cell] = other.highest[cell];
    }
  const isWhole = parts.every(({ weight }) => weight === undefined);
  const weight = isWhole ? undefined : parts.reduce((sum, part) => sum + (part.weight ?? 0), 0);
  const scales = parts.map((part) => unitOf(part.weight) / unitOf(weight));
  const counts = first.counts.map((_, k) =>
    mergeCounts(
      parts.map((part) => part.counts[k]),
      weeks,
      isWhole ? null : scales,
    ),
  );
  return { weeks, lowest, highest, counts, ...(weight === undefined ? {} : { weight }) };
}

/** Parts that wait to be merged, at most: one by one, what is merged already would be written anew with each. */
const mostWaiting = 16;
/** Bytes of counts that wait, at most. */
const mostBytesWaiting = 1 << 24;

/** Merges parts as they come; holds little more than their sum. */
export class CountedSum {
  private waiting: Counted[];
  private bytes = 0;

  constructor(series: readonly SeriesKey[], weeks: number) {
    this.waiting = [countedNothing(series, weeks)];
  }

  add(part: Counted): void {
    this.waiting.push(part);
    for (const { length } of part.counts) this.bytes += length;
    if (this.waiting.length > mostWaiting || this.bytes > mostBytesWaiting) this.total();
  }

  total(): Counted {
    const sum = mergeCounted(this.waiting);
    this.waiting = [sum];
    this.bytes = 0;
    return sum;
  }
}
