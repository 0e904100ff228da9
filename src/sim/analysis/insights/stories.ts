import { mean, sampleStandardDeviation } from "simple-statistics";
import { dateOfWeek } from "../../../model/calendar.ts";
import { log } from "../../../model/kernels/log.ts";
import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { simulateBlock } from "../../../model/simulate.ts";
import { createStudy, type Study } from "../../engine/simulate-range.ts";
import type { RunPath, Stories } from "../../study/insights.ts";
import { type Layout, layoutOf } from "../../study/layout.ts";
import { sharesUpToGroup } from "../../study/shares.ts";
import type { Manifest } from "../../study/study.ts";
import { kMedoids } from "./k-medoids.ts";

/** What tells one run's story from another's, one number a run each. */
type Features = readonly Float64Array[];

type Named = { readonly materials: readonly string[]; readonly sectors: readonly string[] };

/** The outcomes that the features are made of, by id. Where metals share one policy, the first speaks for all. */
export function featureOutcomes({ materials: [material], sectors }: Named): readonly string[] {
  const id = (outcome: OutcomeName, of: string | null = null, sector: string | null = null) =>
    outcomeId({ outcome, material: of, sector });
  return [
    ...(["banWeeks", "blockedWeeks", "fragmentedWeeks"] as const).map((outcome) => id(outcome)),
    ...(["unmetNeedShare", ...multiples] as const).map((outcome) => id(outcome, material)),
    ...sectors.map((sector) => id("firstLineStopWeek", null, sector)),
  ];
}

const multiples = ["pricePaidPeakMultiple", "priceAskPeakMultiple"] as const;

/**
 * Weeks restricted, refused and fragmented, need unmet, the logarithms of how far the price paid and the ask rise, and the
 * first line stop in any sector, each over its standard deviation. What is the same in every run is left out.
 */
function featuresOf(named: Named, values: (outcomeId: string) => Float64Array): Features {
  const ids = featureOutcomes(named);
  const stops = ids.filter((id) => id.startsWith("firstLineStopWeek")).map(values);
  const rest = ids.filter((id) => !id.startsWith("firstLineStopWeek"));
  const raw = rest.map((id) => (multiples.some((name) => id.startsWith(name)) ? values(id).map(log) : values(id)));
  raw.push(stops[0].map((_, run) => Math.min(...stops.map((weeks) => weeks[run]))));
  return raw.flatMap((column) => {
    const list = column as unknown as number[];
    const spread = column.length < 2 ? 0 : sampleStandardDeviation(list);
    const centre = mean(list);
    return spread > 0 && Number.isFinite(spread) ? [column.map((value) => (value - centre) / spread)] : [];
  });
}

/** Straight-line distance of two runs. */
function distance(features: Features, i: number, j: number): number {
  let sum = 0;
  for (let f = 0; f < features.length; f++) {
    const apart = features[f][i] - features[f][j];
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}

/** Simulates one run of a study again, by its address: every draw, and so every number, is the same. */
function runPath({ world, drawn, streams, series, outcomes }: Study, run: number): RunPath {
  const paths = series.map(() => new Float64Array(world.weeks));
  const states: number[] = [];
  const columns = simulateBlock(world, drawn, streams, run, 1, {
    week: (week, values) => {
      for (let k = 0; k < values.length; k++) paths[k][week] = values[k][0];
    },
    step: (step, { state }) => {
      states[Math.floor(step / world.stepsPerWeek)] = state[0];
    },
  });
  return {
    dates: Array.from({ length: world.weeks }, (_, week) => dateOfWeek(world.scenario.start, week)),
    states,
    series: Object.fromEntries(
      series.map(({ series: name, material, sector }, k) => [outcomeId({ outcome: name, material, sector }), paths[k]]),
    ),
    outcomes: Object.fromEntries(outcomes.map((key, k) => [outcomeId(key), columns[k][0]])),
  };
}

const most = 6;
/** Runs among which the stories are sought: their distances to each other are all held at once, in 8 MB. */
const mostCompared = 1000;
/** With fewer, six stories stand for little. */
const fewestRunsForStories = 100;

/**
 * Six runs that between them tell how a scenario goes: medoids of the first 1,000 runs in a few standardised outcomes, then
 * every run of the study counted with the nearest. Each is a run that was simulated, not a middle of several. Fewer where
 * fewer runs differ; none of too few runs, nor of runs that count unequally, whose middle would be that of the weights.
 */
export function storiesOf(
  scenario: Scenario,
  { seed, runs: begun, sampling }: Pick<Manifest, "seed" | "runs" | "sampling">,
  values: (outcomeId: string) => Float64Array,
  failed: readonly number[] = [],
): Stories | null {
  const runs = begun - failed.length;
  const named = { materials: Object.keys(scenario.materials), sectors: Object.keys(scenario.sectors) };
  const features = featuresOf(named, values);
  if (runs < fewestRunsForStories || sampling.kind === "importance" || features.length === 0) return null;
  const study = createStudy(scenario, seed, sampling);
  const medoids = medoidsOf(features, Math.min(runs, mostCompared));
  const nearest = nearestOf(features, medoids, runs);
  const layout = layoutOf({ sampling, seed, runs: begun, failed });
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

function medoidsOf(features: Features, n: number): readonly number[] {
  const distances = new Float64Array(n * n);
  const different: number[] = [0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) distances[i * n + j] = distances[j * n + i] = distance(features, i, j);
    if (different.length < most && different.every((j) => distances[i * n + j] > 0)) different.push(i);
  }
  return kMedoids(distances, n, different.length);
}

/** By run: position of the medoid nearest to it. */
function nearestOf(features: Features, medoids: readonly number[], runs: number): Uint8Array {
  return Uint8Array.from({ length: runs }, (_, run) => {
    let [nearest, least] = [0, Infinity];
    for (let k = 0; k < medoids.length; k++) {
      const apart = distance(features, run, medoids[k]);
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
