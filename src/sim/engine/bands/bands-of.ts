import { dateOfWeek } from "../../../model/calendar.ts";
import type { SeriesKey, SeriesName } from "../../../model/series.ts";
import { type Bins, binsOf, firstInner, lowerEdge, topBin, zeroBin } from "./bins.ts";
import type { Counted } from "./counted.ts";
import { CountsReader } from "./counts.ts";

/** Probabilities of the quantiles of a band. */
export const bandProbabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/**
 * `runs` is what all of them count for. Means and quantiles over runs, week by week; series are never negative. A quantile that falls on exact zeros is exactly
 * 0. Any other is off by less than a bin: 0.001 of a share; 1.6 % of another value, or, below a 256th of the series'
 * typical value, that much.
 */
export function bandsOf(
  counted: Counted,
  sums: Float64Array,
  series: readonly SeriesKey[],
  start: string,
  runs: number,
): readonly Band[] {
  const bands: Band[] = [];
  const quantiles = new Float64Array(bandProbabilities.length);
  const counts = new Uint32Array(topBin + 1);
  series.forEach((key, k) => {
    const bins = binsOf(key);
    const reader = new CountsReader(counted.counts[k]);
    for (let week = 0; week < counted.weeks; week++) {
      const cell = k * counted.weeks + week;
      counts.fill(0);
      reader.addWeek(counts);
      const total = counted.weight === undefined ? runs : sumOf(counts);
      fillQuantiles(quantiles, counts, counted.lowest[cell], counted.highest[cell], bins, total);
      const [p05, p10, p25, p50, p75, p90, p95] = quantiles;
      const mean = sums[cell] / runs;
      const { series: name, material, sector } = key;
      const date = dateOfWeek(start, week);
      bands.push({ week, date, series: name, material, sector, mean, p05, p10, p25, p50, p75, p90, p95 });
    }
  });
  return bands;
}

function sumOf(counts: Uint32Array): number {
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) sum += counts[bin];
  return sum;
}

/** Quantiles from counts: within a bin its values are taken to lie evenly; never outside what was seen. */
export function fillQuantiles(
  out: Float64Array,
  counts: ArrayLike<number>,
  lowest: number,
  highest: number,
  bins: Bins,
  runs: number,
): void {
  let bin = 0;
  let below = 0;
  for (let q = 0; q < bandProbabilities.length; q++) {
    const rank = bandProbabilities[q] * (runs - 1);
    while (below + counts[bin] <= rank) below += counts[bin++];
    if (bin === zeroBin) {
      out[q] = 0;
      continue;
    }
    const low = Math.max(lowest, bin < firstInner ? 0 : lowerEdge(bins, bin));
    const high = bin === topBin ? highest : Math.min(highest, lowerEdge(bins, bin + 1));
    out[q] = low + (high - low) * Math.min(1, (rank - below + 0.5) / counts[bin]);
  }
}

/** One line of bands.csv: a series in one week over all runs. Stocks and prices are at the week's end, flows over it. */
export type Band = {
  readonly week: number;
  /** First day of the week, ISO date. */
  readonly date: string;
  readonly series: SeriesName;
  readonly material: string | null;
  readonly sector: string | null;
  readonly mean: number;
  readonly p05: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
};
