import { engineVersion } from "../../../model/version.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Sampling } from "../../engine/sampling/sampling.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { type Manifest, resultsSchemaVersion } from "../../study/study.ts";
import type { Host } from "../host.ts";

/** A study before it is finished: its manifest as far as it is known. */
export type StudyRecord = Omit<Manifest, "resultHash" | "failedRuns" | "until">;

/** study.json: a study under way, and into how many shards it is cut. */
export type Unfinished = StudyRecord & { readonly shards: number };

export function recordOf(
  { document }: Pick<ReadScenario, "document">,
  { seed, runs, sampling }: Pick<StudyRecord, "seed" | "runs" | "sampling">,
  { codeVersion }: Pick<Host, "codeVersion">,
): StudyRecord {
  return {
    schemaVersion: resultsSchemaVersion,
    scenario: document,
    scenarioSha256: sha256OfDocument(document),
    seed,
    runs,
    sampling,
    codeVersion,
    engineVersion,
  };
}

/** What must be the same for the parts of a study to belong together: fields as a user may set or meet them. */
function identityFields({ scenario, scenarioSha256, seed, sampling, engineVersion, codeVersion }: StudyRecord) {
  return { scenario: String(scenario.name), scenarioSha256, seed, sampling, engineVersion, codeVersion };
}

/** SHA-256 of what makes a study the one it is, hex: not of how many runs it has, since more runs are the same and some more. */
export function identityOf(record: StudyRecord): string {
  return sha256OfDocument(identityFields(record));
}

/** In what a study on the disk differs from the one meant, `field: must be ..., got ...`, one line a field. */
export function differencesOf(meant: Unfinished, found: Unfinished): readonly string[] {
  const fields = (of: Unfinished) => ({ ...identityFields(of), runs: of.runs, shards: of.shards });
  return differencesBetween(fields(meant), fields(found));
}

type Fields = Readonly<Record<string, unknown>>;

/** As above, of any fields; one that only the other has is a difference too. */
function differencesBetween(meant: Fields, found: Fields): readonly string[] {
  return [...new Set([...Object.keys(meant), ...Object.keys(found)])].flatMap((field) => {
    const [wanted, got] = [meant[field] ?? null, found[field] ?? null];
    return sha256OfDocument(wanted) === sha256OfDocument(got)
      ? []
      : [`${field}: must be ${shown(wanted)}, got ${shown(got)}`];
  });
}

/** A sampling may hold scenarios whole. */
const longest = 200;

function shown(value: unknown): string {
  if (value === null) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= longest
    ? text
    : `${text.slice(0, longest)}... (SHA-256 ${sha256OfDocument(value).slice(0, 12)})`;
}

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
  { codeVersion }: Pick<Host, "codeVersion">,
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
