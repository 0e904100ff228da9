import type { PairedDifference } from "../../sim/study/study.ts";

/** A difference over all runs compared, and over the first of them, which are explained. */
type PartlyExplained = PairedDifference & { readonly explained: PairedDifference };

/** Standard errors of the distance between some runs and all beyond which the some are said to be unlike the rest. */
const reach = 3;

/**
 * Whether an end or the difference of an outcome over the explained runs lies further from that over all runs than three
 * standard errors of their distance. The fewer are among the more, so that with `s` the error over all that of the distance
 * is `s √(all / explained − 1)`: the error over the explained runs is not used, as they may have missed what is rare.
 * Assumes that errors fall with the root of the runs; designs whose errors fall faster are flagged later than they could be.
 */
export function isFarFromAllRuns({ explained, ...all }: PartlyExplained, runs: number, comparedRuns: number): boolean {
  const spread = reach * Math.sqrt(comparedRuns / runs - 1);
  const isFar = (one: number, other: number, error: number) => Math.abs(one - other) > spread * error;
  return (
    runs < comparedRuns &&
    (isFar(explained.difference, all.difference, all.standardError) ||
      isFar(explained.a.mean, all.a.mean, all.a.standardError) ||
      isFar(explained.b.mean, all.b.mean, all.b.standardError))
  );
}
