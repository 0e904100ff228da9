import type { OutcomeKey } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { RunOptions } from "../../engine/run-study.ts";
import { withoutRuns } from "../../estimates/without-runs.ts";
import { outcomeColumns } from "../../precision/outcome-columns.ts";
import { luckSeed } from "../../precision/seeds.ts";
import { splitVariance, type VarianceParts } from "../../precision/split-variance.ts";
import { outcomeId } from "../../study/study.ts";

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

type Options = Pick<RunOptions, "seed" | "workers" | "signal"> & {
  readonly pairs: number;
  readonly failed: readonly number[];
};

/** An outcome of the first runs of a study, one value a run; it may give more. */
export type FirstRuns = (outcomeId: string) => Float64Array | Promise<Float64Array>;

/**
 * Runs the first runs of a study once more, with the same facts and other luck, and splits the variance of the outcomes.
 * Where the study's runs are laid out by a design, and so no sample of pairs, `first` is null and both runs of each pair
 * are made.
 * `failed` are the runs of the study that `first` gives no value of.
 */
export async function luckAndIgnorance(
  scenario: Scenario,
  outcomes: readonly OutcomeKey[],
  first: FirstRuns | null,
  { pairs, failed, seed, ...rest }: Options,
): Promise<readonly OutcomeParts[]> {
  const ids = outcomes.map(outcomeId);
  const given = { ...rest, seed, runs: pairs };
  const made = first === null ? await outcomeColumns(scenario, ids, given) : null;
  const missing = made === null ? failed.filter((run) => run < pairs) : made.failed;
  const partners = await outcomeColumns(scenario, ids, { ...given, luckSeed: luckSeed(seed) });
  const split: OutcomeParts[] = [];
  for (const [k, key] of outcomes.entries()) {
    const own = made?.columns.get(ids[k]) ?? (await (first as FirstRuns)(ids[k])).subarray(0, pairs - missing.length);
    const partner = partners.columns.get(ids[k]) as Float64Array;
    const parts = splitVariance(
      withoutRuns(own, missing, partners.failed),
      withoutRuns(partner, partners.failed, missing),
    );
    split.push({ key, parts });
  }
  return split;
}
