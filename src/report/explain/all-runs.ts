import { outcomeId, type PairedDifference } from "../../sim/results.ts";

/** Differences over all runs of a comparison, of which an explanation may rest on the first few. */
export type AllRuns = { readonly runs: number; readonly differences: readonly PairedDifference[] };

/** Standard errors of the distance between some runs and all beyond which the two are said to contradict each other. */
const reach = 2;

/** The same outcome over all runs, if the comparison has it. */
export function overAllRuns(of: PairedDifference, all: AllRuns): PairedDifference | undefined {
  return all.differences.find((each) => outcomeId(each) === outcomeId(of));
}

/**
 * Whether an end or the difference of an outcome lies further from that over all runs than two standard errors of their
 * distance. The fewer runs are among the more, so with `s` the error over the more runs that of the distance is
 * `s √(more / fewer − 1)`: the error over the fewer is not used, as they may have missed what is rare. Assumes that errors
 * fall with the root of the runs; designs whose errors fall faster are flagged later than they could be.
 */
export function isFarFromAllRuns(of: PairedDifference, runs: number, all: AllRuns): boolean {
  const whole = overAllRuns(of, all);
  if (whole === undefined || runs === all.runs) return false;
  const [fewer, more, larger] = runs < all.runs ? [runs, all.runs, whole] : [all.runs, runs, of];
  const spread = reach * Math.sqrt(more / fewer - 1);
  const isFar = (one: number, other: number, error: number) => Math.abs(one - other) > spread * error;
  return (
    isFar(of.difference, whole.difference, larger.standardError) ||
    isFar(of.a.mean, whole.a.mean, larger.a.standardError) ||
    isFar(of.b.mean, whole.b.mean, larger.b.standardError)
  );
}
