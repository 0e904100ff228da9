import { multipliers } from "../likelihood/discrepancy.ts";
import { type Fitted, logLikelihoods, logMean } from "../likelihood/likelihood.ts";
import { lawOf, logDensity } from "../likelihood/normal-rows.ts";
import type { DataSet } from "../likelihood/record.ts";
import type { Simulated } from "../points/run.ts";
import type { Summary } from "../points/summary.ts";
import type { Bank } from "../posterior/posterior.ts";
import { resampled, weightsOf } from "../posterior/posterior.ts";
import { streamOf } from "../waves/design.ts";
import { judgeOf, passes, rules } from "../waves/implausibility.ts";
import { drawnData } from "./draw-data.ts";
import { type RankTest, rankTest } from "./ranks.ts";

/** Draws among which the truth is ranked. */
const draws = 99;

export type Calibration = {
  readonly dataSets: number;
  readonly tests: readonly RankTest[];
  /** Probability below which a test fails: 1 in 100 over all of them. */
  readonly limit: number;
  readonly failed: readonly string[];
};

/**
 * Simulation-based calibration (Talts et al. 2018, Validating Bayesian inference algorithms with simulation-based
 * calibration, arXiv:1804.06788): data sets from points of a bank, each fitted with its own point left out and the bank's
 * density as prior; the truth's rank among draws of each fit is uniform, or the procedure is wrong.
 */
export function calibrate(
  fitted: Fitted,
  { points }: Bank,
  dataSets: number,
  seed: string,
  likelihood?: (summary: Summary, data: DataSet) => number,
): Calibration {
  const { table, normal } = fitted.layout;
  const stream = streamOf(seed, "calibration");
  const derived = (point: Simulated, k: number) => point.summary.means[normal.length + k];
  const names = [
    ...table.parameters.map(({ name }) => name),
    ...table.derived.map(({ name }) => name),
    "log likelihood",
  ];
  const ranks = names.map((): number[] => []);
  const unweighted = {
    ...fitted,
    layout: { ...fitted.layout, table: { ...table, worlds: [{ name: "all", title: "all", weight: 1 }] } },
  };
  const inOne = points.map((point) => ({ ...point, world: 0 }));
  const owns = Array.from({ length: dataSets }, (_, set) =>
    Math.min(points.length - 1, Math.floor(stream.uniform(set, 0, 0) * points.length)),
  );
  const data = owns.map((own, set) => drawnData(fitted, points[own].summary, streamOf(seed, "data"), set));
  const near = likelihood === undefined ? nearest(fitted, points, data) : null;
  for (let set = 0; set < dataSets; set++) {
    const own = owns[set];
    const logs = Float64Array.from(points, ({ summary }, i) => {
      if (likelihood !== undefined) return likelihood(summary, data[set]);
      return i === own || near?.[set].has(i) ? logMean(logLikelihoods(fitted, summary, data[set])) : -Infinity;
    });
    const truth = logs[own];
    const others = logs.map((value, i) => (i === own ? -Infinity : value));
    const weights = weightsOf(unweighted, inOne, others);
    const drawn = resampled(weights, draws, streamOf(seed, "ranks"), set);
    const rankOf = (value: (i: number) => number, index: number) => {
      let [under, ties] = [0, 0];
      for (const i of drawn) {
        const difference = value(i) - value(own);
        if (difference < 0) under++;
        else if (difference === 0) ties++;
      }
      return under + Math.floor(stream.uniform(set, 1 + index, 0) * (ties + 1));
    };
    names.forEach((_, index) => {
      const count = table.parameters.length;
      if (index < count) ranks[index].push(rankOf((i) => points[i].ranks[index], index));
      else if (index < count + table.derived.length)
        ranks[index].push(rankOf((i) => derived(points[i], index - count), index));
      else ranks[index].push(rankOf((i) => (i === own ? truth : logs[i]), index));
    });
  }
  const tests = names.map((name, index) => rankTest(name, ranks[index], draws));
  const limit = 0.01 / names.length;
  return {
    ...{ dataSets, tests, limit },
    failed: tests.filter(({ probability }) => probability < limit).map(({ quantity }) => quantity),
  };
}

/** Points whose normal rows are that much less likely than the best ones', on the log, have no weight to speak of. */
const farBelow = 15;

/** By data set, the points that are worth a look at all their rows. */
function nearest(
  { layout, blocks }: Fitted,
  points: readonly Simulated[],
  data: readonly DataSet[],
): readonly ReadonlySet<number>[] {
  const logs = data.map(() => new Float64Array(points.length));
  points.forEach(({ summary }, i) => {
    const laws = multipliers.map((multiplier) => blocks.map((block) => lawOf(layout, block, summary, multiplier)));
    data.forEach((each, set) => {
      logs[set][i] = logMean(
        Float64Array.from(laws, (ofBlocks) => ofBlocks.reduce((sum, law) => sum + logDensity(law, each), 0)),
      );
    });
  });
  return logs.map((ofSet) => {
    const best = ofSet.reduce((a, b) => Math.max(a, b), -Infinity);
    return new Set([...ofSet.keys()].filter((i) => ofSet[i] > best - farBelow));
  });
}

/** Of data sets drawn at points of the prior's design, how many keep their own point by the last rule of the waves. */
export function survival(fitted: Fitted, design: readonly Simulated[], dataSets: number, seed: string) {
  const judge = judgeOf(fitted.layout);
  const stream = streamOf(seed, "survival");
  let survived = 0;
  const sets = Math.min(dataSets, design.length);
  for (let set = 0; set < sets; set++) {
    const { summary } = design[Math.floor(stream.uniform(set, 0, 0) * design.length)];
    const data = drawnData(fitted, summary, streamOf(seed, "data of the prior"), set);
    if (passes(judge.of(summary, data), rules[rules.length - 1])) survived++;
  }
  return { dataSets: sets, survived };
}
