import { mean, sampleStandardDeviation } from "simple-statistics";
import { dateOfWeek } from "../../../model/calendar.ts";
import { log } from "../../../model/kernels/log.ts";
import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { SeriesName } from "../../../model/series.ts";
import { simulateBlock } from "../../../model/simulate.ts";
import { createStudy, type Study } from "../../engine/simulate-range.ts";
import type { RunPath, Stories } from "../../study/insights.ts";
import { type Laid, type Layout, layoutOf } from "../../study/layout.ts";
import { sharesUpToGroup } from "../../study/shares.ts";
import { kMedoids } from "./k-medoids.ts";

type Values = (outcomeId: string) => Float64Array | Promise<Float64Array>;

/** What tells one run's story from another's: one number a run, less its mean, over its standard deviation. */
type Feature = {
  readonly ids: readonly string[];
  readonly centre: number;
  readonly spread: number;
  /** Its numbers, where they are few enough to hold. */
  readonly held: Float64Array | undefined;
};

const multiples = ["pricePaidPeakMultiple", "priceAskPeakMultiple"] as const;

/**
 * The outcomes of each feature: weeks restricted, refused and fragmented, need unmet, the logarithms of how far the price
 * paid and the ask rise, and the first line stop in any sector. Where metals share one policy, the first speaks for all.
 */
function featureIds({ materials, sectors }: Scenario): readonly (readonly string[])[] {
  const [material] = Object.keys(materials);
  const id = (outcome: OutcomeName, of: string | null = null, sector: string | null = null) =>
    outcomeId({ outcome, material: of, sector });
  return [
    ...(["banWeeks", "blockedWeeks", "fragmentedWeeks"] as const).map((outcome) => [id(outcome)]),
    ...(["unmetNeedShare", ...multiples] as const).map((outcome) => [id(outcome, material)]),
    Object.keys(sectors).map((sector) => id("firstLineStopWeek", null, sector)),
  ];
}

/** The numbers of a feature, one a run, in memory of their own. */
async function columnOf(ids: readonly string[], values: Values): Promise<Float64Array> {
  const column = (await values(ids[0])).slice();
  for (const id of ids.slice(1)) {
    const other = await values(id);
    for (let run = 0; run < column.length; run++) column[run] = Math.min(column[run], other[run]);
  }
  return multiples.some((name) => ids[0].startsWith(name)) ? column.map(log) : column;
}

/** The features of which runs differ, and what each is in the first runs, standardised. */
async function featuresOf(scenario: Scenario, values: Values, compared: number) {
  const features: Feature[] = [];
  const first: Float64Array[] = [];
  for (const ids of featureIds(scenario)) {
    const column = await columnOf(ids, values);
    const list = column as unknown as number[];
    // Of values that are all alike the standard deviation is what rounding leaves of nothing, and need not be 0.
    if (column.every((value) => value === column[0])) continue;
    const spread = sampleStandardDeviation(list);
    if (!(spread > 0 && Number.isFinite(spread))) continue;
    const held = column.length <= mostHeld ? column : undefined;
    const feature = { ids, centre: mean(list), spread, held };
    features.push(feature);
    first.push(standardised(column.subarray(0, compared), feature));
  }
  return { features, first };
}

function standardised(column: Float64Array, { centre, spread }: Feature): Float64Array {
  return column.map((value) => (value - centre) / spread);
}

/** Straight-line distance of two runs. */
function distance(features: readonly Float64Array[], i: number, j: number): number {
  let sum = 0;
  for (let f = 0; f < features.length; f++) {
    const apart = features[f][i] - features[f][j];
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}

/** What a reader is shown of a story, week by week: the covers of the first metal's makers, its ask and the price paid. */
const seriesTold: readonly SeriesName[] = ["makerCoverWeeks", "priceAskUsdPerKg", "pricePaidUsdPerKg"];

/** Simulates one run of a study again, by its address: every draw, and so every number, is the same. */
function runPath({ world, drawn, streams, series, outcomes }: Study, run: number): RunPath {
  const [first] = Object.keys(world.scenario.materials);
  const told = series.flatMap((of, k) => (of.material === first && seriesTold.includes(of.series) ? [{ of, k }] : []));
  const paths = told.map((): number[] => []);
  const states: number[] = [];
  const columns = simulateBlock(world, drawn, streams, run, 1, {
    week: (week, values) => {
      told.forEach(({ k }, p) => {
        paths[p][week] = values[k][0];
      });
    },
    step: (step, { state }) => {
      states[Math.floor(step / world.stepsPerWeek)] = state[0];
    },
  });
  return {
    dates: Array.from({ length: world.weeks }, (_, week) => dateOfWeek(world.scenario.start, week)),
    states,
    series: Object.fromEntries(
      told.map(({ of: { series: outcome, material, sector } }, p) => [
        outcomeId({ outcome, material, sector }),
        paths[p],
      ]),
    ),
    outcomes: Object.fromEntries(outcomes.map((key, k) => [outcomeId(key), columns[k][0]])),
  };
}

const most = 6;
/** Runs among which the stories are sought: their distances to each other are all held at once, in 8 MB. */
const mostCompared = 1000;
/** Runs up to which the numbers of all features are held, in 8 MB; of more they are read again, one at a time. */
const mostHeld = 150_000;
/** With fewer, six stories stand for little. */
const fewestRunsForStories = 100;

/**
 * Six runs that between them tell how a scenario goes: medoids of the first 1,000 runs in a few standardised outcomes, then
 * every run of the study counted with the nearest. Each is a run that was simulated, not a middle of several. Fewer where
 * fewer runs differ; none of too few runs, nor of runs that count unequally, whose middle would be that of the weights.
 * Of many runs it holds six numbers each.
 */
export async function storiesOf(scenario: Scenario, laid: Laid, values: Values): Promise<Stories | null> {
  const { seed, runs: begun, sampling, failed = [] } = laid;
  const runs = begun - failed.length;
  if (runs < fewestRunsForStories || sampling.kind === "importance" || laid.weights !== undefined) return null;
  const { features, first } = await featuresOf(scenario, values, mostCompared);
  if (features.length === 0) return null;
  const study = createStudy(scenario, seed, sampling);
  const medoids = medoidsOf(first, Math.min(runs, mostCompared));
  const nearest = await nearestOf(features, medoids, values, runs);
  const layout = layoutOf(laid);
  const states = Object.values(scenario.policy.states).map(({ title, role }) => ({ title, role }));
  const stories = medoids
    .map((row, k) => ({ run: runOfRow(row, failed), ...shareOf(nearest, k, layout) }))
    .map((story) => ({ ...story, path: runPath(study, story.run) }))
    .sort((a, b) => b.count - a.count || a.run - b.run);
  return { runs, states, stories };
}

/** The run that stands in a row of the columns, from which those that failed are missing. */
function runOfRow(row: number, failed: readonly number[]): number {
  return failed.toSorted((a, b) => a - b).reduce((run, missing) => (missing <= run ? run + 1 : run), row);
}

function medoidsOf(features: readonly Float64Array[], n: number): readonly number[] {
  const distances = new Float64Array(n * n);
  const different: number[] = [0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) distances[i * n + j] = distances[j * n + i] = distance(features, i, j);
    if (different.length < most && different.every((j) => distances[i * n + j] > 0)) different.push(i);
  }
  return kMedoids(distances, n, different.length);
}

/** By run: position of the medoid nearest to it. */
async function nearestOf(
  features: readonly Feature[],
  medoids: readonly number[],
  values: Values,
  runs: number,
): Promise<Uint8Array> {
  const sums = medoids.map(() => new Float64Array(runs));
  for (const feature of features) {
    const column = standardised(feature.held ?? (await columnOf(feature.ids, values)), feature);
    sums.forEach((sum, k) => {
      const medoid = column[medoids[k]];
      for (let run = 0; run < runs; run++) sum[run] += (column[run] - medoid) * (column[run] - medoid);
    });
  }
  return Uint8Array.from({ length: runs }, (_, run) => {
    let [nearest, least] = [0, Infinity];
    for (let k = 0; k < sums.length; k++) {
      const apart = Math.sqrt(sums[k][run]);
      if (apart < least) [nearest, least] = [k, apart];
    }
    return nearest;
  });
}

function shareOf(nearest: Uint8Array, medoid: number, layout: Layout | null) {
  const isOther = nearest.map((of) => (of === medoid ? 0 : 1));
  const count = isOther.reduce((sum, other) => sum + 1 - other, 0);
  return { count, standardError: sharesUpToGroup(isOther, 1, layout)[0].standardError };
}
