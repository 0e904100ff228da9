import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { outcomeKeys } from "../model/outcomes/outcome-keys.ts";
import { engineVersion } from "../model/version.ts";
import { createWorld } from "../model/world.ts";
import { bandsFromCsv, bandsToCsv } from "../sim/files/bands-csv.ts";
import { canonicalJson } from "../sim/files/canonical-json.ts";
import { RunsWriter, readRunsColumn } from "../sim/files/runs-parquet.ts";
import {
  type Manifest,
  outcomeId,
  resultsSchemaVersion,
  type Study,
  type StudyResults,
  type Summary,
} from "../sim/results.ts";
import type { ReadScenario } from "../sim/scenario/read-scenario.ts";
import { runStudy } from "../sim/study/run-study.ts";
import { summarize } from "../sim/summarize.ts";
import { InputError } from "./input-error.ts";
import type { Io } from "./io.ts";
import { Progress } from "./progress.ts";

export type StudyOptions = { readonly runs: number; readonly seed: string; readonly workers: number };

const hashedFiles = ["summary.json", "bands.csv", "runs.parquet"] as const;

/**
 * Runs a scenario and writes manifest.json, summary.json, bands.csv and runs.parquet into an existing folder. Gives back
 * the two that are small whatever the number of runs.
 */
export async function writeStudy(
  folder: string,
  read: ReadScenario,
  options: StudyOptions,
  io: Io,
): Promise<Pick<Study, "manifest" | "summary">> {
  const { scenario, document } = read;
  const { seed, runs, workers } = options;
  const keys = outcomeKeys(createWorld(scenario));
  const progress = new Progress(io, scenario.name, runs);
  const runsPath = join(folder, "runs.parquet");
  const descriptor = openSync(runsPath, "w");
  let bands: Awaited<ReturnType<typeof runStudy>>;
  try {
    const about = { scenario: scenario.name, seed, runs: String(runs), engineVersion };
    const writer = new RunsWriter(keys.map(outcomeId), about, (bytes) => void writeSync(descriptor, bytes));
    bands = await runStudy(scenario, {
      seed,
      runs,
      workers,
      onOutcomes: (outcomes) => writer.append(outcomes),
      onProgress: (finished) => progress.update(finished),
      signal: io.signal,
    });
    writer.finish();
  } finally {
    closeSync(descriptor);
  }
  writeFileSync(join(folder, "bands.csv"), bandsToCsv(bands));
  const summary = await summarize(keys, (id) => readColumn(runsPath, id, runs));
  writeFileSync(join(folder, "summary.json"), `${JSON.stringify(summary, null, 1)}\n`);
  const manifest: Manifest = {
    schemaVersion: resultsSchemaVersion,
    scenario: document,
    scenarioSha256: createHash("sha256").update(canonicalJson(document)).digest("hex"),
    seed,
    runs,
    codeVersion: io.codeVersion,
    engineVersion,
    resultHash: hashOf(folder),
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, summary };
}

/**
 * Opens a finished study, whose values are then read one outcome at a time. Refuses results of another version and files
 * that do not match the manifest's hash.
 */
export function openStudy(given: string, io: Io): Study<Promise<Float64Array>> {
  const folder = resolve(io.cwd, given);
  for (const name of ["manifest.json", ...hashedFiles])
    if (!existsSync(join(folder, name))) throw new InputError(`${join(folder, name)}: is missing`);
  const manifest = parseJson<Manifest>(join(folder, "manifest.json"));
  if (manifest.schemaVersion !== resultsSchemaVersion)
    throw new InputError(
      `${join(folder, "manifest.json")}: schemaVersion: must be ${resultsSchemaVersion}, got ${manifest.schemaVersion}`,
    );
  const hash = hashOf(folder);
  if (hash !== manifest.resultHash)
    throw new InputError(
      `${folder}: summary.json, bands.csv and runs.parquet must match resultHash, got ${hash.slice(0, 12)} for ${manifest.resultHash.slice(0, 12)}`,
    );
  const summary = parseJson<Summary>(join(folder, "summary.json"));
  const held = new Set(summary.outcomes.map(outcomeId));
  return {
    manifest,
    summary,
    bands: bandsFromCsv(readFileSync(join(folder, "bands.csv"), "utf8")),
    values: async (id) => {
      if (!held.has(id)) throw new RangeError(`${id}: no such outcome`);
      return await readColumn(join(folder, "runs.parquet"), id, manifest.runs);
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

function parseJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (error) {
    throw new InputError(`${path}: must be JSON, got ${(error as Error).message}`);
  }
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(1 << 20);
  for (const name of hashedFiles) {
    const descriptor = openSync(join(folder, name), "r");
    try {
      for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer))
        hash.update(buffer.subarray(0, read));
    } finally {
      closeSync(descriptor);
    }
  }
  return hash.digest("hex");
}

async function readColumn(path: string, id: string, runs: number): Promise<Float64Array> {
  const descriptor = openSync(path, "r");
  try {
    const file = {
      byteLength: statSync(path).size,
      slice: (start: number, end: number = statSync(path).size): ArrayBuffer => {
        const bytes = new Uint8Array(end - start);
        readSync(descriptor, bytes, 0, bytes.length, start);
        return bytes.buffer;
      },
    };
    return await readRunsColumn(file, id, runs);
  } finally {
    closeSync(descriptor);
  }
}
