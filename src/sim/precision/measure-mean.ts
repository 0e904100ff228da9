import type { Asked } from "../analysis/precision/goal.ts";
import { studentT95 } from "../estimates/student-t.ts";
import { estimateMean } from "../study/mean.ts";
import { type Measured, ratioOf, replicateNoise, type Sampled, z95 } from "./measured.ts";

/**
 * Mean, by the normal approximation, or Student's over repetitions. The noise of independent runs is that of
 * log(s / |mean|), or of log s, by its influence function ((x - mean)^2 / s^2 - 1) / 2 - (x - mean) / mean (Hampel 1974):
 * from tails heavier than the runs have seen it is too low. The approximation wants 25 times the square of the skewness in
 * runs (Cochran 1977, section 2.15).
 */
export function measureMean({ values, layout }: Sampled, asked: Asked): Measured {
  const runs = values.length;
  const { mean, standardError } = estimateMean(values, layout);
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    squares += (value - mean) * (value - mean);
    cubes += (value - mean) * (value - mean) * (value - mean);
  }
  const variance = squares / runs;
  let influences = 0;
  for (const value of values) {
    const off = value - mean;
    const influence = variance > 0 ? ((off * off) / variance - 1) / 2 - (asked.relative ? off / mean : 0) : 0;
    influences += influence * influence;
  }
  const skewness = variance > 0 ? cubes / runs / (variance * Math.sqrt(variance)) : 0;
  const halfWidth = (layout === null ? z95 : studentT95(layout.replicates)) * standardError;
  const own =
    layout === null ? { noise: Math.sqrt(influences) / runs, noiseFalls: 0.5 as const } : replicateNoise(layout);
  const ratio = ratioOf(halfWidth, mean, asked);
  return { runs, value: mean, halfWidth, ratio, ...own, fewestRuns: 25 * skewness * skewness };
}
