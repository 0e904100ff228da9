import type { OutcomeKey } from "../../model/outcomes/outcome-keys.ts";
import type { Scenario } from "../../model/scenario.ts";
import { withoutRuns } from "../estimates/without-runs.ts";
import { outcomeId } from "../results.ts";
import type { RunOptions } from "../study/run-study.ts";
import { outcomeColumns } from "./outcome-columns.ts";
import { luckSeed } from "./seeds.ts";
import { splitVariance, type VarianceParts } from "./split-variance.ts";

/** An outcome's spread by what it rests on; null where it does not vary. */
export type OutcomeParts = {
  readonly key: OutcomeKey;
  readonly parts: VarianceParts | null;
};

/** One in so many runs of a study is paired, so that the split costs that much more time; at most so many. */
const runsPerPair = 16;
const mostPairs = 4096;

/** With fewer, the errors of the split are not known. */
export const fewestPairs = 256;

export function pairsOf(runs: number): number {
  return Math.min(mostPairs, Math.floor(runs / runsPerPair));
}

/**
 * Runs the first runs of a study once more, with the same inputs and other luck, and splits the variance of the outcomes.
 * `first` gives an outcome of those runs, one value a run that is not among the `failed`; it may give more.
 */
export async function luckAndIgnorance(
  scenario: Scenario,
  outcomes: readonly OutcomeKey[],
  first: (outcomeId: string) => Float64Array | Promise<Float64Array>,
  options: Pick<RunOptions, "seed" | "workers" | "onProgress" | "signal"> & {
    readonly pairs: number;
    readonly failed: readonly number[];
  },
): Promise<readonly OutcomeParts[]> {
  const { pairs, failed, seed, ...rest } = options;
  const missing = failed.filter((run) => run < pairs);
  const partners = await outcomeColumns(scenario, outcomes.map(outcomeId), {
    ...rest,
    seed,
    luckSeed: luckSeed(seed),
    runs: pairs,
  });
  const split: OutcomeParts[] = [];
  for (const key of outcomes) {
    const id = outcomeId(key);
    const own = (await first(id)).subarray(0, pairs - missing.length);
    const partner = partners.columns.get(id) as Float64Array;
    const parts = splitVariance(
      withoutRuns(own, missing, partners.failed),
      withoutRuns(partner, partners.failed, missing),
    );
    split.push({ key, parts });
  }
  return split;
}
