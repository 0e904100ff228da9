import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createStudy } from "../../engine/simulate-range.ts";
import { distance, type Features, featuresOf } from "../../stories/features.ts";
import { type RunPath, runPath } from "../../stories/story-path.ts";
import { type Layout, layoutOf } from "../../study/layout.ts";
import { sharesUpToGroup } from "../../study/shares.ts";
import type { Manifest } from "../../study/study.ts";
import { kMedoids } from "./k-medoids.ts";

/** A run that stands for all that went much as it did. */
export type Story = {
  readonly run: number;
  /** How many of the study's finished runs are nearest to this one, and the standard error of their share of all. */
  readonly count: number;
  readonly standardError: number;
  readonly path: RunPath;
};

export type Stories = {
  /** Finished runs. */
  readonly runs: number;
  readonly states: readonly { readonly title: string; readonly role: string }[];
  /** The one that stands for most runs first. */
  readonly stories: readonly Story[];
};

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
