/** What some runs weigh together: the sum, the sum of squares, and the sum of each repetition; no repetitions of `plain`. */
export type Weighed = {
  readonly weight: number;
  readonly squares: number;
  readonly byReplicate: Float64Array;
};

/**
 * Standard error of the share that some runs have in all: that of `estimateMean` of ones and zeros, from sums alone.
 * Independent runs are repetitions of one run each.
 */
export function replicateErrorOfShare(some: Weighed, all: Weighed, runs: number): number {
  if (runs < 2) return 0;
  const share = some.weight / all.weight;
  const ofRuns = (1 - share) * (1 - share) * some.squares + share * share * (all.squares - some.squares);
  const ifIndependent = Math.sqrt((ofRuns * runs) / (runs - 1)) / all.weight;
  const replicates = all.byReplicate.length;
  if (replicates < 2) return ifIndependent;
  let squares = 0;
  for (let r = 0; r < replicates; r++) {
    const deviation = some.byReplicate[r] - share * all.byReplicate[r];
    squares += deviation * deviation;
  }
  const error = Math.sqrt((squares * replicates) / (replicates - 1)) / all.weight;
  return error > dust * ifIndependent ? error : ifIndependent;
}

/** Below this share of the error of independent runs, what repetitions differ by is rounding. */
const dust = 1e-9;
