import { engineVersion } from "../../../model/version.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { KnownScenario } from "../../facts/known-by.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { type JobRecord, type Manifest, resultsSchemaVersion, type Unfinished } from "../../study/study.ts";
import type { Host } from "../host.ts";

/** What any work under way says of itself. */
type Common = Pick<Manifest, "schemaVersion" | "seed" | "runs" | "sampling" | "codeVersion" | "engineVersion">;
type Given = Pick<Common, "seed" | "runs" | "sampling">;
type GivenStudy = Given & { readonly paths?: readonly string[] | undefined };

/** A study before it is finished: its manifest as far as it is known. */
export type StudyRecord = Common &
  Pick<Manifest, "scenario" | "scenarioSha256" | "knownTo" | "facts" | "command" | "paths">;

export type WorkRecord = Unfinished | JobRecord;

function commonOf({ seed, runs, sampling }: Given, { codeVersion }: Pick<Host, "codeVersion">): Common {
  return { schemaVersion: resultsSchemaVersion, seed, runs, sampling, codeVersion, engineVersion };
}

/** A study under way; in one piece unless `shards` says otherwise. */
export function recordOf(
  { document, facts }: Pick<KnownScenario, "document" | "facts">,
  given: GivenStudy,
  host: Pick<Host, "codeVersion" | "command">,
  shards = 1,
): Unfinished {
  const { schemaVersion, ...common } = commonOf(given, host);
  const made = host.command === undefined ? {} : { command: host.command };
  const known = facts === undefined ? {} : { facts };
  const paths = given.paths === undefined ? {} : { paths: given.paths };
  const { knownUntil } = document.policy as { readonly knownUntil: string };
  const knownTo = facts?.asOf ?? knownUntil;
  const of = { scenario: document, scenarioSha256: sha256OfDocument(document), knownTo };
  return { schemaVersion, ...of, ...common, ...known, ...made, ...paths, shards };
}

export function jobRecordOf(
  { job, of, ...given }: Pick<JobRecord, "job" | "of"> & Given,
  host: Pick<Host, "codeVersion">,
): JobRecord {
  const { schemaVersion, ...common } = commonOf(given, host);
  return { schemaVersion, job, of, ...common };
}

/** What a job of two scenarios is of. */
export function comparedIn([a, b]: readonly ReadScenario[]): JobRecord["of"] {
  return {
    scenarios: `${a.scenario.name}, ${b.scenario.name}`,
    scenariosSha256: sha256OfDocument([a.document, b.document]),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** What is run, as a user may set or meet it. */
function subjectOf(record: StudyRecord | JobRecord): Fields {
  if ("job" in record) return { job: record.job, ...record.of };
  const { scenario, scenarioSha256, facts, paths } = record;
  const known = facts === undefined ? {} : { facts: facts.name, factsSha256: sha256OfDocument(facts) };
  const kept = paths === undefined ? {} : { paths };
  return { scenario: String(scenario.name), scenarioSha256, ...known, ...kept };
}

/** What all parts must have in common. */
function sharedBy({ seed, sampling, engineVersion, codeVersion }: Common): Fields {
  return { seed, sampling, engineVersion, codeVersion };
}

/**
 * SHA-256 of what all parts of some work have in common, hex. Not of how many runs it has, since more runs are the same
 * and some more; of a job not of what is run either, since each part says that by itself.
 */
export function identityOf(record: StudyRecord | JobRecord): string {
  return sha256OfDocument({ ...("job" in record ? {} : subjectOf(record)), ...sharedBy(record) });
}

/** In what work on the disk differs from the one meant, `field: must be ..., got ...`, one line a field. */
export function differencesOf(meant: WorkRecord, found: WorkRecord): readonly string[] {
  const [wanted, got] = [meant, found].map(
    (of): Fields => ({
      ...subjectOf(of),
      ...sharedBy(of),
      runs: of.runs,
      ...("shards" in of ? { shards: of.shards } : {}),
    }),
  );
  return [...new Set([...Object.keys(wanted), ...Object.keys(got)])].flatMap((field) => {
    const [one, other] = [wanted[field] ?? null, got[field] ?? null];
    return sha256OfDocument(one) === sha256OfDocument(other)
      ? []
      : [`${field}: must be ${shown(one)}, got ${shown(other)}`];
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
