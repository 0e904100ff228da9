import type { Asked, Relation } from "../analysis/precision/goal.ts";
import { studentT95 } from "../estimates/student-t.ts";
import { effectiveRuns } from "../study/layout.ts";
import { estimateMean } from "../study/mean.ts";
import { type Measured, ratioOf, replicateNoise, type Sampled, z95 } from "./measured.ts";

/**
 * Share of the runs. Of independent runs by Wilson's interval (1927), which has a width also where no run, or every run, is
 * counted; it stands in for that of repetitions where all runs agree, with as many runs as weighted ones are worth.
 */
export function measureShare(
  { values, layout }: Sampled,
  relation: Relation,
  threshold: number,
  asked: Asked,
): Measured {
  const runs = values.length;
  const holding = values.map((value) => (holds(value, relation, threshold) ? 1 : 0));
  const { mean: value, standardError } = estimateMean(holding, layout);
  const z = z95 / Math.sqrt(effectiveRuns(layout, runs));
  const wilson = (z * Math.sqrt(value * (1 - value) + (z * z) / 4)) / (1 + z * z);
  const halfWidth = layout === null || standardError === 0 ? wilson : studentT95(layout.replicates) * standardError;
  const ratio = ratioOf(halfWidth, value, asked);
  if (layout !== null) return { runs, value, halfWidth, ratio, ...replicateNoise(layout), fewestRuns: 0 };
  const share = (value * runs + 1) / (runs + 2);
  const spread = Math.sqrt(share * (1 - share) * runs);
  const noise = (asked.relative ? 1 : Math.abs(1 - 2 * share)) / (2 * spread);
  return { runs, value, halfWidth, ratio, noise, noiseFalls: 0.5, fewestRuns: 0 };
}

export function holds(value: number, relation: Relation, threshold: number): boolean {
  switch (relation) {
    case "<=":
      return value <= threshold;
    case "<":
      return value < threshold;
    case ">=":
      return value >= threshold;
    case ">":
      return value > threshold;
  }
}
