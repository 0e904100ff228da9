import { engineVersion } from "../model/version.ts";
import { sha256OfDocument } from "../sim/files/sha256.ts";
import type { Io } from "../sim/results/host.ts";
import type { ReadScenario } from "../sim/scenario/read.ts";
import { type Manifest, resultsSchemaVersion } from "../sim/study/study.ts";

/** A study before it is finished: its manifest as far as it is known. */
export type StudyRecord = Omit<Manifest, "resultHash" | "failedRuns" | "until">;

/** study.json: a study under way, and into how many shards it is cut. */
export type Unfinished = StudyRecord & { readonly shards: number };

export function recordOf(
  { document }: Pick<ReadScenario, "document">,
  { seed, runs, sampling }: Pick<StudyRecord, "seed" | "runs" | "sampling">,
  { codeVersion }: Pick<Io, "codeVersion">,
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
export function differencesBetween(meant: Fields, found: Fields): readonly string[] {
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
