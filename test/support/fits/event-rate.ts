import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";

export type Rate = { readonly mean: number; readonly p5: number; readonly p95: number };

/**
 * Events per year of exposure under Jeffreys' prior: gamma with shape events + 1/2 and rate exposure. Assumes a constant
 * hazard within the exposure, and that every event in it would have been seen.
 */
export function eventRate(events: number, exposureYears: number): Rate {
  if (!(exposureYears > 0)) throw new RangeError(`exposureYears: must be above 0, got ${exposureYears}`);
  const shape = events + 0.5;
  return {
    mean: shape / exposureYears,
    p5: gammaQuantile(0.05, shape, exposureYears),
    p95: gammaQuantile(0.95, shape, exposureYears),
  };
}
