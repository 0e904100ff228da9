import { engineVersion } from "../../../model/version.ts";
import { sha256OfDocument } from "../../files/sha256.ts";
import { resultsSchemaVersion } from "../../study/study.ts";
import type { Sampling } from "../../engine/sampling/sampling.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import type { Io } from "../host.ts";
import { differencesBetween } from "../../../cli/study-record.ts";

/** job.json: probes under way that are no study, since only some numbers of each run are kept. */
export type JobRecord = {
  readonly schemaVersion: number;
  readonly job: "explanation" | "severity" | "hindcast" | "forecast";
  /** What is run, field by field as a user may meet them. */
  readonly of: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly runs: number;
  readonly sampling: Sampling;
  readonly codeVersion: string;
  readonly engineVersion: string;
};

export function jobRecordOf(
  { job, of, seed, runs, sampling }: Pick<JobRecord, "job" | "of" | "seed" | "runs" | "sampling">,
  { codeVersion }: Pick<Io, "codeVersion">,
): JobRecord {
  return { schemaVersion: resultsSchemaVersion, job, of, seed, runs, sampling, codeVersion, engineVersion };
}

/** What a job of two scenarios is of. */
export function comparedIn([a, b]: readonly ReadScenario[]): JobRecord["of"] {
  return {
    scenarios: `${a.scenario.name}, ${b.scenario.name}`,
    scenariosSha256: sha256OfDocument([a.document, b.document]),
  };
}

/** SHA-256 of what all parts of a job have in common, hex: what is run each part says by itself. */
export function identityOfJob({ seed, sampling, codeVersion, engineVersion }: JobRecord): string {
  return sha256OfDocument({ seed, sampling, codeVersion, engineVersion });
}

/** In what a job on the disk differs from the one meant, a line a field. */
export function differencesOfJobs(meant: JobRecord, found: JobRecord): readonly string[] {
  return differencesBetween(fieldsOf(meant), fieldsOf(found));
}

function fieldsOf({ job, of, seed, sampling, engineVersion, codeVersion, runs }: JobRecord) {
  return { job, ...of, seed, sampling, engineVersion, codeVersion, runs };
}
