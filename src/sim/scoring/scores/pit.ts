/** Bins of the histogram, each a tenth wide. */
const pitBins = 10;

/**
 * Probability integral transform: where the observation falls in a sample forecast, 0-1. Values equal to it count half
 * (mid-PIT): series with atoms, as a shipment of nothing, then need no extra draw and average 1/2 when the forecast is
 * true; the histogram of a true forecast with large atoms is humped, however, not flat. A multiple of 1 / 2n.
 */
export function pitOf(sorted: Float64Array, observed: number): number {
  if (sorted.length === 0) throw new RangeError("values of a forecast: must be at least 1, got 0");
  if (Number.isNaN(observed)) throw new RangeError("observation: must be a number, got NaN");
  const below = firstWhere(sorted, (value) => value >= observed);
  const belowOrEqual = firstWhere(sorted, (value) => value > observed);
  return (below + belowOrEqual) / (2 * sorted.length);
}

/**
 * Counts of PITs in ten equal bins, the lower end in the bin, 1 in the last. Flat for a true forecast; a U says that the
 * forecast was too sure, a hump that it was too unsure, a slope that it lay too low or too high.
 */
export function pitHistogram(pits: readonly number[]): readonly number[] {
  const counts: number[] = new Array(pitBins).fill(0);
  for (const pit of pits) {
    if (!(pit >= 0 && pit <= 1)) throw new RangeError(`PIT: must be 0-1, got ${pit}`);
    counts[Math.min(pitBins - 1, Math.floor(pit * pitBins))]++;
  }
  return counts;
}

/** Position of the first value for which a condition holds that, once true, stays true; the length if none. */
function firstWhere(sorted: Float64Array, condition: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (condition(sorted[middle])) to = middle;
    else from = middle + 1;
  }
  return from;
}
