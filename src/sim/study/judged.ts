import { adjustedByHolm } from "./compare.ts";
import { studentTTails } from "./mean.ts";
import type { PairedDifference } from "./study.ts";

export type Judged = PairedDifference & {
  /** Standard errors from zero, with sign; Infinity for a difference without error, 0 for none. */
  readonly z: number;
  /** Two-sided p-value by Student's t, adjusted for all differences judged together (Holm). */
  readonly pHolm: number;
};

/**
 * Differences judged together: how many were looked at counts against each. `repetitions` are what the errors rest on:
 * runs, where these are independent.
 */
export function judgedTogether(differences: readonly PairedDifference[], repetitions: number): readonly Judged[] {
  const z = differences.map(({ difference, standardError }) => (difference === 0 ? 0 : difference / standardError));
  const adjusted = adjustedByHolm(z.map((errors) => studentTTails(errors, repetitions)));
  return differences.map((each, k) => ({ ...each, z: z[k], pHolm: adjusted[k] }));
}

export type JudgedBaseline = { readonly baseline: string; readonly differences: readonly Judged[] };

/** The differences to several baselines, all judged together. */
export function judgedPerBaseline(
  comparisons: readonly { readonly baseline: string; readonly differences: readonly PairedDifference[] }[],
  repetitions: number,
): readonly JudgedBaseline[] {
  const judged = judgedTogether(
    comparisons.flatMap(({ differences }) => differences),
    repetitions,
  );
  let done = 0;
  return comparisons.map(({ baseline, differences }) => {
    const from = done;
    done += differences.length;
    return { baseline, differences: judged.slice(from, done) };
  });
}
