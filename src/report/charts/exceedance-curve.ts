import { type ShareEstimate, wilson } from "./wilson.ts";

export type ExceedancePoint = ShareEstimate & { readonly threshold: number };

/** What is no more than a millionth is the tail of a spread of firms, of no use to anyone, and counts as nothing. */
const dust = 1e-6;

/**
 * Share of the values above each of `steps` + 1 equal thresholds from zero to `top`, with 95 % limits; at zero, of those
 * above a millionth.
 */
export function exceedanceCurve(values: Float64Array, top: number, steps: number): readonly ExceedancePoint[] {
  const sorted = values.slice().sort();
  let below = 0;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const threshold = (top * step) / steps;
    while (below < sorted.length && sorted[below] <= Math.max(dust, threshold)) below++;
    return { threshold, ...wilson(sorted.length - below, sorted.length) };
  });
}
