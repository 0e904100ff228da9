import { studentTTails } from "../../sim/estimates/student-t.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { headlineOutcomes } from "../headline-outcomes.ts";
import { adjustedByHolm } from "../holm.ts";
import { labelOf } from "../outcome-labels.ts";
import { runsText } from "../words/figures.ts";
import { wrapped } from "../words/lines.ts";
import type { Names } from "../words/study.ts";

const level = 0.05;

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

/** Whether a difference is beyond error, all judged together; of a single repetition none is. */
export function isBeyondErrorTogether({ pHolm }: Judged, repetitions: number): boolean {
  return repetitions > 1 && pHolm <= level;
}

/** What changed beyond error and what did not, all outcomes looked at, in the terminal. */
export function judgedText(judged: readonly Judged[], repetitions: number, names: Names): string {
  if (repetitions < 2) return `${runsText(repetitions)}: no error can be stated, and no difference is beyond it.\n`;
  const isChanged = (each: Judged) => isBeyondErrorTogether(each, repetitions);
  const headlines = headlineOutcomes(judged);
  const listed = (is: (each: Judged) => boolean) => headlines.filter(is).map((of) => labelOf(of, names));
  const [moved, still] = [listed(isChanged), listed((each) => !isChanged(each))];
  const lines = [
    `Judged together (Holm, 5 % for any false claim among ${judged.length}): ${judged.filter(isChanged).length} of ${judged.length} outcomes changed beyond error.`,
    still.length === 0
      ? `All ${moved.length} headlines did.`
      : still.length <= moved.length
        ? `Of the headlines ${moved.length} changed; these did not: ${still.join("; ")}.`
        : `Of the headlines these changed: ${moved.join("; ") || "none"}; ${still.length} did not.`,
  ];
  return `${lines.flatMap((line) => wrapped(line, 110)).join("\n")}\n`;
}
