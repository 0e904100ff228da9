import type { MechanismName } from "../../../model/scenario/scenario.ts";
import { engineVersion } from "../../../model/version.ts";
import { failedRuns } from "../../engine/failures.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import { type FailureListener, type ProbeOptions, runProbes } from "../../engine/probes/run-probes.ts";
import type { Files } from "../../scenario/bases.ts";
import { withoutRuns } from "../../study/layout.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { ablationOf, type Scored } from "./ablation.ts";
import type { ReadEpisode } from "./episode.ts";
import { checkAgainstWorld, checkFinite } from "./episode-problems.ts";
import { fansOf } from "./fans.ts";
import { type Variant, variants } from "./given.ts";
import { isHeadline, type Job, jobsOf, probeOf } from "./jobs.ts";
import { pooledScores } from "./pooled.ts";
import type { HindcastFan, HindcastRecord } from "./record.ts";
import { quantitiesOf, scoreEpisode } from "./score.ts";
import type { Target } from "./target-schema.ts";
import { targetRows } from "./targets.ts";

export type HindcastOptions = ProbeOptions &
  FailureListener & {
    /** Mechanisms to switch off in turn, out of sample. */
    readonly ablate: readonly MechanismName[];
    /** What the scores are held to; nothing where none are given. */
    readonly targets?: readonly Target[];
  };

export type Hindcast = {
  readonly record: HindcastRecord;
  /** Of the headline. */
  readonly fans: readonly HindcastFan[];
  /** The scenario of each episode and variant as it was given to the model. */
  readonly given: readonly GivenDocument[];
};

export type GivenDocument = {
  readonly episode: string;
  readonly variant: Variant;
  readonly document: Readonly<Record<string, unknown>>;
};

/**
 * Episodes in every variant, and with mechanisms off; throws ScenarioError when an episode does not fit its scenario.
 */
export function hindcastJobs(
  episodes: readonly ReadEpisode[],
  evidence: readonly EvidenceRow[],
  files: Files,
  ablate: readonly MechanismName[],
): readonly Job[] {
  const jobs = episodes.flatMap((read) => jobsOf(read, evidence, files, ablate));
  for (const { read, given } of jobs) checkAgainstWorld(read, given.scenario.scenario);
  return jobs;
}

/** Runs and scores episodes, each of `hindcastJobs`. */
export async function runHindcast(
  episodes: readonly ReadEpisode[],
  evidence: readonly EvidenceRow[],
  files: Files,
  options: HindcastOptions,
): Promise<Hindcast> {
  return await runJobs(episodes, hindcastJobs(episodes, evidence, files, options.ablate), options);
}

/**
 * Runs and scores the jobs of some episodes. The same seed gives the same draws to every variant and mechanism, so that
 * differences are those of what was told or switched.
 */
export async function runJobs(
  episodes: readonly ReadEpisode[],
  jobs: readonly Job[],
  options: HindcastOptions,
): Promise<Hindcast> {
  const { values: all, failures } = await runProbes(jobs.map(probeOf), options);
  const failed = failedRuns(failures);
  if (failed.length > 0) options.onFailures?.(failures);
  const values = all.map((columns) => columns.map((column) => withoutRuns(column, [], failed)));
  jobs.forEach(({ read }, j) => {
    checkFinite(read, values[j]);
  });
  const scored = jobs.map((job, j) => scoredOf(job, values[j], options.seed));
  const results = scored.flatMap(({ off, result }) => (off === null ? [result] : []));
  const wholeOf = (names: readonly string[]) => scored.filter((each) => isOf(each, "outOfSample", null, names));
  const names = episodes.map(({ episode }) => episode.name);
  const groups = names.length > 1 ? [names, ...names.map((name) => [name])] : [names];
  return {
    record: {
      schemaVersion: 1,
      engineVersion,
      seed: options.seed,
      runs: options.runs,
      ...(failed.length > 0 ? { failedRuns: failed.length } : {}),
      results,
      pooled: variants.map((variant) => pooledScores(variant, results)),
      ablation: groups.flatMap((group) =>
        options.ablate.map((off) =>
          ablationOf(
            off,
            wholeOf(group),
            scored.filter((each) => isOf(each, "outOfSample", off, group)),
          ),
        ),
      ),
      targets: targetRows(options.targets ?? [], results),
    },
    given: jobs.flatMap(({ read, variant, off, given }) =>
      off === null ? [{ episode: read.episode.name, variant, document: given.scenario.document }] : [],
    ),
    fans: jobs.flatMap((job, j) =>
      isHeadline(job) ? fansOf(job.read, values[j].slice(quantitiesOf(job.read).length)) : [],
    ),
  };
}

function scoredOf({ read, variant, off, given }: Job, all: readonly Float64Array[], seed: string) {
  const values = all.slice(0, quantitiesOf(read).length);
  const scenarioSha256 = sha256OfDocument(given.scenario.document);
  const result = scoreEpisode(read, given, { seed, variant, scenarioSha256, values });
  const { episode, points, features } = result;
  return { off, result, variant, episode, points, features, values: values.slice(0, points.length) };
}

type ScoredJob = Scored & { readonly variant: Variant; readonly off: MechanismName | null };

function isOf(job: ScoredJob, variant: Variant, off: MechanismName | null, names: readonly string[]): boolean {
  return job.variant === variant && job.off === off && names.includes(job.episode);
}
