import { type ShareEstimate, wilson } from "./wilson.ts";

export type ExceedancePoint = ShareEstimate & { readonly threshold: number };

/** Share of the values above each of `steps` + 1 equal thresholds from zero to `top`, with 95 % limits. */
export function exceedanceCurve(values: Float64Array, top: number, steps: number): readonly ExceedancePoint[] {
  const sorted = values.slice().sort();
  let below = 0;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const threshold = (top * step) / steps;
    while (below < sorted.length && sorted[below] <= threshold) below++;
    return { threshold, ...wilson(sorted.length - below, sorted.length) };
  });
}
