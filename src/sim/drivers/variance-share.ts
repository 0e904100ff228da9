import { bins, groups } from "./cells.ts";
import type { Replicated } from "./jackknife.ts";

/** Streamed moments of one outcome: counts and sums by cell, sums of squares by group, of deviations from the mean. */
export type Moments = {
  readonly counts: Uint32Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
};

/**
 * First-order share of variance, Var(E[Y|U]) / Var(Y), of a uniform U sorted into bins: Hays' omega squared of the
 * one-way analysis of variance, (SSB - (K - 1) MSW) / (SST + MSW). What lies between the bins by noise alone is taken off,
 * so that its mean does not depend on the number of runs and a share of 0 comes out as often below 0 as above; variance
 * that U explains within a bin counts as noise. Assumes bins of nearly equal counts where the noise differs between them.
 * Hays 1963, Statistics; Saltelli et al. 2008, Global sensitivity analysis, section 4.
 */
export function varianceShare(moments: Moments): Replicated {
  const leftOut = new Float64Array(groups);
  for (let g = 0; g < groups; g++) leftOut[g] = shareWithout(moments, g);
  return { value: shareWithout(moments, -1), leftOut };
}

function shareWithout({ counts, sums, squares }: Moments, group: number): number {
  let runs = 0;
  let total = 0;
  let between = 0;
  let filled = 0;
  for (let bin = 0; bin < bins; bin++) {
    let count = 0;
    let sum = 0;
    for (let g = 0; g < groups; g++) {
      if (g === group) continue;
      count += counts[bin * groups + g];
      sum += sums[bin * groups + g];
    }
    if (count === 0) continue;
    filled++;
    runs += count;
    total += sum;
    between += (sum * sum) / count;
  }
  let square = 0;
  for (let g = 0; g < groups; g++) if (g !== group) square += squares[g];
  const shift = (total * total) / runs;
  const all = square - shift;
  if (!(all > 0)) return 0;
  const noise = Math.max(0, square - between) / (runs - filled);
  return (between - shift - (filled - 1) * noise) / (all + noise);
}
