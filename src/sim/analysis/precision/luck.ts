import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { type RunOptions, runStudy } from "../../engine/run-study.ts";
import { withoutRuns } from "../../study/layout.ts";
import { jackknifeError, type Replicated } from "../drivers/shares.ts";

type ColumnOptions = Omit<RunOptions, "onOutcomes">;

/** Columns by outcome, one value a run that did not fail. */
export type OutcomeColumns = {
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly failed: readonly number[];
};

/** A study that is run for some outcomes alone is no answer by itself: more of its runs may fail, 1 in 100. */
const failuresPerRun = 0.01;

/** Some outcomes of a study that is run for them alone, by id. Nothing else is kept. */
export async function outcomeColumns(
  scenario: Scenario,
  ids: readonly string[],
  options: ColumnOptions,
): Promise<OutcomeColumns> {
  const all = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const columns = new Map(ids.map((id) => [id, new Float64Array(options.runs)]));
  const failed: number[] = [];
  await runStudy(scenario, {
    ...options,
    mostFailures: Math.floor(options.runs * failuresPerRun),
    onOutcomes: (outcomes, { firstRun }, failures) => {
      for (const [id, column] of columns) column.set(outcomes[all.indexOf(id)], firstRun - failed.length);
      failed.push(...failures.map(({ run }) => run));
    },
  });
  const rows = options.runs - failed.length;
  return { columns: new Map([...columns].map(([id, column]) => [id, column.subarray(0, rows)])), failed };
}

/** Seeds derived from a study's by purpose. As JSON, they are none that a user would think of. */
const derived = (seed: string, purpose: string) => JSON.stringify([seed, purpose]);

/** Of the pilot, whose runs are independent of the study's. */
export const pilotSeed = (seed: string) => derived(seed, "pilot");

/** Of the runs by which importance sampling finds its region: independent of the study's and of the pilot's. */
export const regionSeed = (seed: string) => derived(seed, "region");

/** Of the luck of the second run of each pair. */
export const luckSeed = (seed: string) => derived(seed, "luck");

export type Estimate = { readonly value: number; readonly standardError: number };

/**
 * What the spread of an outcome rests on. Ignorance: facts that are not known, each drawn once a run, which evidence
 * could narrow: the uncertain inputs of the scenario, whether an unclear ban covers civil use, whom the licence office
 * favours, how firms differ. Luck: events, at the odds that the facts set: how long each state of the policy lasts and
 * which comes next, how many of each week's applications are granted, squeezes, weekly quotes. No evidence of today narrows it.
 */
export type VarianceParts = {
  readonly ignoranceShare: Estimate;
  readonly ignoranceDeviation: Estimate;
  readonly luckDeviation: Estimate;
};

/** Groups of pairs that are left out in turn for the standard errors. */
const groups = 16;

/** Sums over pairs: of either, of their product, of both squares. */
type Sums = { pairs: number; first: number; second: number; product: number; squares: number };

/**
 * Splits the variance of an outcome by pairs of runs with the same facts and independent luck: their covariance is
 * Var(E[Y | facts]), and half the mean square of their difference E[Var(Y | facts)] (Sobol' 1993; the pick-freeze
 * estimator of Janon et al. 2014, which pools both runs of a pair for mean and variance). Errors by grouped jackknife.
 * Null for an outcome that does not vary. The share is not cut off at 0. A deviation is, and its error is upward: the
 * root of a variance near 0 has none to either side.
 */
export function splitVariance(first: Float64Array, second: Float64Array): VarianceParts | null {
  const byGroup = Array.from({ length: groups }, (_, g) => sumsOf(first, second, g));
  const all = byGroup.reduce((total, each) => added(total, each, 1));
  const whole = partsOf(all);
  if (!(whole.total > 0)) return null;
  const without = byGroup.map((each) => partsOf(added(all, each, -1)));
  const estimate = (of: (parts: Parts) => number): Estimate => {
    const replicated: Replicated = { value: of(whole), leftOut: Float64Array.from(without, of) };
    return { value: replicated.value, standardError: jackknifeError(replicated) };
  };
  const share = estimate(({ ignorance, total }) => (total > 0 ? ignorance / total : 0));
  const least = leastError(share.value, first.length);
  return {
    ignoranceShare: atLeast(share, least),
    ignoranceDeviation: root(
      atLeast(
        estimate(({ ignorance }) => ignorance),
        least * whole.total,
      ),
    ),
    luckDeviation: root(
      atLeast(
        estimate(({ total, ignorance }) => total - ignorance),
        least * whole.total,
      ),
    ),
  };
}

/**
 * The error of a correlation of so many pairs of normals (Fisher 1915), and of any pairs that are independent: what a
 * jackknife falls short of where a rare case has not come twice in a pair.
 */
function leastError(correlation: number, pairs: number): number {
  return (1 - correlation * correlation) / Math.sqrt(pairs);
}

function atLeast({ value, standardError }: Estimate, least: number): Estimate {
  return { value, standardError: Math.max(standardError, least) };
}

function root({ value, standardError }: Estimate): Estimate {
  const deviation = Math.sqrt(Math.max(0, value));
  return { value: deviation, standardError: Math.sqrt(Math.max(0, value + standardError)) - deviation };
}

type Parts = { readonly ignorance: number; readonly total: number };

/** Unbiased, up to the one degree of freedom that the pooled mean takes. */
function partsOf({ pairs, first, second, product, squares }: Sums): Parts {
  const average = (first + second) / (2 * pairs);
  const covariance = product / pairs - average * average;
  const luck = (squares - 2 * product) / (2 * pairs);
  return { ignorance: covariance, total: covariance + luck };
}

function sumsOf(first: Float64Array, second: Float64Array, group: number): Sums {
  const sums: Sums = { pairs: 0, first: 0, second: 0, product: 0, squares: 0 };
  // Taken from the first value: what is large and hardly varies would lose its digits.
  const origin = first[0];
  for (let i = group; i < first.length; i += groups) {
    const [a, b] = [first[i] - origin, second[i] - origin];
    sums.pairs++;
    sums.first += a;
    sums.second += b;
    sums.product += a * b;
    sums.squares += a * a + b * b;
  }
  return sums;
}

function added(to: Sums, each: Sums, sign: 1 | -1): Sums {
  return {
    pairs: to.pairs + sign * each.pairs,
    first: to.first + sign * each.first,
    second: to.second + sign * each.second,
    product: to.product + sign * each.product,
    squares: to.squares + sign * each.squares,
  };
}

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
