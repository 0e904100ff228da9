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
};

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

/** Takes everything out of a tally, which is empty afterwards and ready for other runs. */
export function takeCounted(tally: Tally, bins: readonly Bins[]): Counted {
  const { weeks, lowest, highest } = tally;
  const counted = {
    weeks,
    lowest: lowest.slice(),
    highest: highest.slice(),
    counts: bins.map((of, k) => takeCounts(tally, k, of)),
  };
  lowest.fill(Infinity);
  highest.fill(-Infinity);
  return counted;
}

function takeCounts(tally: Tally, k: number, bins: Bins): Uint8Array {
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
          if (counts[shift + bin] !== 0) writer.add(bin, takeCount(tally, shift + bin));
        }
      }
    }
    writer.endWeek();
  }
  return writer.finish();
}

/** The runs of all: counts and extremes are the same in whatever order parts are merged. */
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
  const counts = first.counts.map((_, k) =>
    mergeCounts(
      parts.map((part) => part.counts[k]),
      weeks,
    ),
  );
  return { weeks, lowest, highest, counts };
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
