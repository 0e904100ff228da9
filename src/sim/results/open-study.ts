import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { engineVersion } from "../../model/version.ts";
import type { Failure } from "../engine/failures.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { ScenarioError } from "../scenario/problem.ts";
import { type ReadScenario, readDocument } from "../scenario/read.ts";
import { bandsFromCsv } from "../study/files/bands.ts";
import { aboutFailures, failuresFromCsv } from "../study/files/failures.ts";
import { aboutStudy, readRunsAbout } from "../study/files/runs.ts";
import { type Manifest, manifestSchema, type Study, type StudyResults, summarySchema } from "../study/study.ts";
import { type Host, InputError } from "./host.ts";
import type { StudyRecord } from "./kept/records.ts";
import { asInputError, readRecord } from "./read-record.ts";
import { hashedFiles, hashOf, readColumn, withRuns } from "./study-folder.ts";

/**
 * Opens a finished study, whose values are then read one outcome at a time. Refuses results of another version, files
 * that do not match the manifest's hash, and a manifest that tells of other runs than the files hold.
 */
export async function openStudy(given: string, host: Host): Promise<Study<Promise<Float64Array>>> {
  const folder = resolve(host.cwd, given);
  for (const name of ["manifest.json", ...hashedFiles])
    if (!existsSync(join(folder, name))) throw new InputError(`${join(given, name)}: is missing`);
  const path = join(given, "manifest.json");
  const manifest = readRecord(join(folder, "manifest.json"), path, manifestSchema);
  const hash = hashOf(folder);
  if (hash !== manifest.resultHash)
    throw new InputError(
      `${given}: summary.json, bands.csv and runs.parquet must match resultHash, got ${hash.slice(0, 12)} for ${manifest.resultHash.slice(0, 12)}`,
    );
  const failures = await mustTellOf(folder, given, manifest);
  const summary = readRecord(join(folder, "summary.json"), join(given, "summary.json"), summarySchema);
  const held = new Set(summary.outcomes.map(outcomeId));
  return {
    manifest,
    summary,
    bands: bandsFromCsv(readFileSync(join(folder, "bands.csv"), "utf8")),
    ...(failures.length > 0 ? { failed: failures.map(({ run }) => run) } : {}),
    values: async (id) => {
      if (!held.has(id)) throw new RangeError(`${id}: no such outcome`);
      return await readColumn(folder, id);
    },
  };
}

/** The study with the values of these outcomes at hand. */
export async function withValues(study: Study, outcomeIds: readonly string[]): Promise<StudyResults> {
  const held = new Map<string, Float64Array>();
  for (const id of outcomeIds) held.set(id, await study.values(id));
  const values = (id: string): Float64Array => {
    const column = held.get(id);
    if (column === undefined) throw new RangeError(`${id}: not among the outcomes read`);
    return column;
  };
  return { ...study, values };
}

/**
 * The manifest must say what runs.parquet, which the hash covers, says of itself, and be of this engine; failures.csv must
 * hold the runs that are not in it. Gives those.
 */
async function mustTellOf(folder: string, given: string, manifest: Manifest): Promise<readonly Failure[]> {
  const { scenario, scenarioSha256, runs, failedRuns = 0 } = manifest;
  const path = join(given, "manifest.json");
  const own = sha256OfDocument(scenario);
  if (own !== scenarioSha256)
    throw new InputError(
      `${path}: scenario: must match scenarioSha256, got ${own.slice(0, 12)} for ${scenarioSha256.slice(0, 12)}`,
    );
  const { rows, about } = await withRuns(folder, readRunsAbout);
  const { sampling: sampled, ...told } = { sampling: undefined, ...aboutStudy(manifest) };
  for (const [key, got] of Object.entries(told))
    if (about[key] !== got)
      throw new InputError(`${path}: ${key}: must be ${about[key]}, as in runs.parquet, got ${got}`);
  const toldSampled = about.sampling;
  if (sampled !== toldSampled)
    throw new InputError(
      `${path}: sampling: must be ${toldSampled?.slice(0, 200) ?? "plain"}, as in runs.parquet, got ${sampled?.slice(0, 200) ?? "plain"}`,
    );
  const missing = Number(about.failedRuns ?? 0);
  if (failedRuns !== missing)
    throw new InputError(`${path}: failedRuns: must be ${missing}, as in runs.parquet, got ${failedRuns}`);
  if (rows !== runs - missing)
    throw new InputError(`${path}: runs: must be ${rows + missing}, the rows of runs.parquet, got ${runs}`);
  if (manifest.engineVersion !== engineVersion)
    throw new InputError(
      `${path}: engineVersion: must be ${engineVersion}, got ${manifest.engineVersion}: run the scenario again`,
    );
  return missing === 0 ? [] : readFailures(folder, join(given, "failures.csv"), about.failuresSha256);
}

function readFailures(folder: string, shown: string, hash: string | undefined): readonly Failure[] {
  const path = join(folder, "failures.csv");
  if (!existsSync(path)) throw new InputError(`${shown}: is missing`);
  let failures: readonly Failure[] = [];
  try {
    failures = failuresFromCsv(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError)
      throw new InputError(`${shown}: must list the runs that failed, got ${error.message}`);
    throw error;
  }
  const got = aboutFailures(failures).failuresSha256;
  if (got !== hash)
    throw new InputError(`${shown}: must match failuresSha256 of runs.parquet, got ${got.slice(0, 12)}`);
  return failures;
}

/** The scenario that a study's record holds, checked as one from a file; `shown` is how messages call the record. */
export function recordedScenario({ scenario, scenarioSha256 }: StudyRecord, shown: string): ReadScenario {
  const own = sha256OfDocument(scenario);
  if (own !== scenarioSha256)
    throw new InputError(
      `${shown}: scenario: must match scenarioSha256, got ${own.slice(0, 12)} for ${scenarioSha256.slice(0, 12)}`,
    );
  return asInputError(() => readDocument(scenario, shown));
}
