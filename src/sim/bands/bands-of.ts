import { dateOfWeek } from "../../model/calendar.ts";
import type { SeriesKey } from "../../model/series.ts";
import type { Band } from "../results.ts";
import { type Bins, binsOf, firstInner, lowerEdge, topBin, zeroBin } from "./bins.ts";
import { countAt, type Tally } from "./tally.ts";

const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/**
 * `runs` is what all of them count for. Means and quantiles over runs, week by week; series are never negative. A quantile that falls on exact zeros is exactly
 * 0. Any other is off by less than a bin: 0.001 of a share; 1.6 % of another value, or, below a 256th of the series'
 * typical value, that much.
 */
export function bandsOf(
  tally: Tally,
  sums: Float64Array,
  series: readonly SeriesKey[],
  start: string,
  runs: number,
): readonly Band[] {
  const bands: Band[] = [];
  const quantiles = new Float64Array(probabilities.length);
  series.forEach((key, k) => {
    const bins = binsOf(key);
    for (let week = 0; week < tally.weeks; week++) {
      fillQuantiles(quantiles, tally, k, week, bins, runs);
      const [p05, p10, p25, p50, p75, p90, p95] = quantiles;
      const mean = sums[k * tally.weeks + week] / runs;
      const { series: name, material, sector } = key;
      const date = dateOfWeek(start, week);
      bands.push({ week, date, series: name, material, sector, mean, p05, p10, p25, p50, p75, p90, p95 });
    }
  });
  return bands;
}

/** Quantiles from counts: within a bin its values are taken to lie evenly; never outside what was seen. */
function fillQuantiles(out: Float64Array, tally: Tally, k: number, week: number, bins: Bins, runs: number): void {
  const cell = k * tally.weeks + week;
  let bin = 0;
  let below = 0;
  let count = countAt(tally, k, week, bin);
  for (let q = 0; q < probabilities.length; q++) {
    const rank = probabilities[q] * (runs - 1);
    while (below + count <= rank) {
      below += count;
      count = countAt(tally, k, week, ++bin);
    }
    if (bin === zeroBin) {
      out[q] = 0;
      continue;
    }
    const low = Math.max(tally.lowest[cell], bin < firstInner ? 0 : lowerEdge(bins, bin));
    const high = bin === topBin ? tally.highest[cell] : Math.min(tally.highest[cell], lowerEdge(bins, bin + 1));
    out[q] = low + (high - low) * Math.min(1, (rank - below + 0.5) / count);
  }
}
