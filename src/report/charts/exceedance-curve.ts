import type { Layout } from "../../sim/study/layout.ts";
import { sharesUpTo } from "../../sim/study/shares.ts";
import { short } from "./kit/chart.ts";
import { type ShareEstimate, shareLimits } from "./wilson.ts";

export type ExceedancePoint = ShareEstimate & { readonly threshold: number };

/** What is no more than a millionth is the tail of a spread of firms, of no use to anyone, and counts as nothing. */
const dust = 1e-6;

/**
 * Share of the values above each of rising thresholds, with 95 % limits; at zero, of those above a millionth.
 */
export function exceedanceCurve(
  values: Float64Array,
  thresholds: readonly number[],
  layout: Layout | null,
): readonly ExceedancePoint[] {
  const bounds = thresholds.map((threshold) => Math.max(dust, threshold));
  return sharesUpTo(values, bounds, layout).map(({ mean, standardError }, k) => ({
    threshold: thresholds[k],
    ...shareLimits({ mean: 1 - mean, standardError }, values.length, layout),
  }));
}

const even = 75;
const ofRuns = 100;

/**
 * Thresholds from zero to `top`: evenly spaced ones, and between them the values at every hundredth of the runs, so that the
 * curve falls by no more than a hundredth from one to the next, however steep it is.
 */
export function exceedanceGrid(values: Float64Array, top: number): readonly number[] {
  const sorted = values.slice().sort();
  const atRuns = Array.from({ length: ofRuns }, (_, k) => sorted[Math.floor((k * sorted.length) / ofRuns)]);
  const all = [
    ...Array.from({ length: even + 1 }, (_, k) => (top * k) / even),
    ...atRuns.filter((each) => each > dust),
  ];
  return [...new Set(all.map(short))].filter((each) => each <= top).sort((a, b) => a - b);
}
