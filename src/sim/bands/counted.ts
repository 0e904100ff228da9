import type { SeriesKey } from "../../model/series.ts";
import { type Bins, binAt } from "./bins.ts";
import { CountsWriter, mergeCounts } from "./counts.ts";
import { binAddress, type Tally } from "./tally.ts";

/** A tally at rest, in little room: the counts of each series as bytes, and by cell the lowest and the highest value. */
export type Counted = {
  readonly weeks: number;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** By series; see `CountsWriter`. */
  readonly counts: readonly Uint8Array[];
};

/** Of no runs at all. */
export function countedNothing(series: readonly SeriesKey[], weeks: number): Counted {
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

function takeCounts({ weeks, counts, lowest, highest }: Tally, k: number, bins: Bins): Uint8Array {
  const writer = new CountsWriter();
  for (let week = 0; week < weeks; week++) {
    const cell = k * weeks + week;
    if (lowest[cell] <= highest[cell]) {
      const last = binAt(bins, highest[cell]);
      for (let bin = binAt(bins, lowest[cell]); bin <= last; bin++) {
        const at = binAddress(weeks, k, week, bin);
        if (counts[at] === 0) continue;
        writer.add(bin, counts[at]);
        counts[at] = 0;
      }
    }
    writer.endWeek();
  }
  return writer.finish();
}

/** The runs of both: counts and extremes are the same in whatever order parts are merged. */
export function mergeCounted(a: Counted, b: Counted): Counted {
  return {
    weeks: a.weeks,
    lowest: a.lowest.map((value, cell) => Math.min(value, b.lowest[cell])),
    highest: a.highest.map((value, cell) => Math.max(value, b.highest[cell])),
    counts: a.counts.map((counts, k) => mergeCounts(counts, b.counts[k], a.weeks)),
  };
}
