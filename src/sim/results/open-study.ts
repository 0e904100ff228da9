import { join, resolve } from "node:path";
import { type OutcomeKey, outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { engineVersion } from "../../model/version.ts";
import { ignoranceIn } from "../analysis/precision/csv.ts";
import type { Failure } from "../engine/failures.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { type Source, sourcesOf } from "../engine/sources.ts";
import { ScenarioError } from "../scenario/problem.ts";
import { type ReadScenario, readDocument } from "../scenario/read.ts";
import { aboutFailures, failuresFromCsv } from "../study/files/failures.ts";
import {
  aboutStudy,
  ancestorColumn,
  factColumnName,
  inputColumnName,
  readRunsAbout,
  runsColumns,
  weightColumn,
} from "../study/files/runs.ts";
import { parquetType } from "../study/files/table.ts";
import { type Insights, insightsSchema } from "../study/insights.ts";
import { type Manifest, manifestSchema, type Study, type StudyResults } from "../study/study.ts";
import { type Host, InputError } from "./host.ts";
import type { StudyRecord } from "./kept/records.ts";
import { isFile, readText } from "./read-file.ts";
import { asInputError, parseJson, readRecord } from "./read-record.ts";
import { mustBeAsSealed, readSealed, type Sealed } from "./sealed.ts";
import { expectedOf, mustBeSame, readBands, readSummary } from "./study-contents.ts";
import { hashedFiles, hashOf, insightsFile, readColumn, spreadFile, withRuns } from "./study-folder.ts";

const manifestFile = "manifest.json";

/** The manifest of a study; refuses one that is not what its own hash says. */
export function readManifest(given: string, host: Pick<Host, "cwd">): Sealed<Manifest> {
  return readSealed(given, { file: manifestFile, schema: manifestSchema }, host);
}

/**
 * Opens a finished study, whose values are then read one outcome at a time. Refuses results of another version, files
 * that do not match the manifest's hash, and a manifest that tells of other runs than the files hold.
 */
export async function openStudy(given: string, host: Host): Promise<Study<Promise<Float64Array>>> {
  const folder = resolve(host.cwd, given);
  for (const name of ["manifest.json", ...hashedFiles])
    if (!isFile(join(folder, name), join(given, name))) throw new InputError(`${join(given, name)}: is missing`);
  const { record: manifest, seal } = readManifest(given, host);
  mustBeAsSealed(
    given,
    ["summary.json", "bands.csv", "failures.csv", insightsFile, spreadFile],
    { file: manifestFile, seal },
    host,
  );
  const hash = hashOf(folder);
  if (hash !== manifest.resultHash)
    throw new InputError(
      `${given}: summary.json, bands.csv and runs.parquet must match resultHash, got ${hash.slice(0, 12)} for ${manifest.resultHash.slice(0, 12)}`,
    );
  const { failures, columns } = await mustTellOf(folder, given, manifest);
  const expected = expectedOf(scenarioIn(folder, given));
  const shown = join(given, runsFile);
  const sources = columns.includes(addressColumn)
    ? sourcesOf(expected.scenario, manifest.seed, manifest.sampling)
    : null;
  mustBeSame(shown, "columns", columns, columnsOf(expected.outcomes, sources, manifest));
  mustBeNumbered(await asColumn(shown, readColumn(folder, "run")), manifest.runs, failures, shown);
  const summary = readSummary({ folder, given }, expected);
  const inputs = (sources ?? []).map(({ path }) => inputColumnName(path));
  const ofFacts = (manifest.facts?.weighing ?? []).map(({ name }) => factColumnName(name));
  const held = new Set([...summary.outcomes.map(outcomeId), ...inputs, ...ofFacts]);
  const insights = openInsights(folder, given, seal);
  const spread = openSpread(folder, given, seal);
  const weighs = (manifest.facts?.weighing.length ?? 0) > 0;
  const weights = weighs ? mustWeigh(await asColumn(shown, readColumn(folder, weightColumn)), shown) : undefined;
  const isCarried = manifest.particles !== undefined;
  const ancestors = isCarried ? await asColumn(shown, readColumn(folder, ancestorColumn)) : undefined;
  return {
    manifest,
    summary,
    bands: readBands({ folder, given }, expected),
    ...(failures.length > 0 ? { failed: failures.map(({ run }) => run) } : {}),
    ...(insights === undefined ? {} : { insights }),
    ...(spread === undefined ? {} : { spread }),
    ...(weights === undefined ? {} : { weights }),
    ...(ancestors === undefined ? {} : { ancestors }),
    values: async (id) => {
      if (!held.has(id)) throw new RangeError(`${id}: no such outcome or input`);
      const values = await asColumn(shown, readColumn(folder, id));
      // What never happens in a run, such as a stop, is on no day of it.
      const mayBeEndless = ofFacts.includes(id);
      const wrong = values.findIndex((value) => !(Number.isFinite(value) || (mayBeEndless && value === Infinity)));
      if (wrong >= 0) throw new InputError(`${shown}: ${id}: must be finite, got ${values[wrong]} in row ${wrong}`);
      return values;
    },
  };
}

const runsFile = "runs.parquet";
const addressColumn = "address BYTE_ARRAY";

/** The columns of a study's runs; earlier builds of the same engine wrote none of what was drawn (`sources` null). */
function columnsOf(
  outcomes: readonly OutcomeKey[],
  sources: readonly Source[] | null,
  { facts, particles }: Manifest,
): readonly string[] {
  if (sources === null) return ["run INT32", ...outcomes.map((key) => `${outcomeId(key)} DOUBLE`)];
  const ancestorOf = particles === undefined ? undefined : (run: number) => run;
  return runsColumns({ outcomes, sources, facts: facts?.weighing ?? [], ancestorOf }).map(
    ({ name, of }) => `${name} ${parquetType(of)}`,
  );
}

/** What the study says beside its outcomes, as it was sealed; undefined where its build did not write it. */
function openInsights(folder: string, given: string, seal: Sealed<Manifest>["seal"]): Insights | undefined {
  const path = join(folder, insightsFile);
  if (seal === undefined || !isFile(path, join(given, insightsFile))) return undefined;
  return readRecord(path, join(given, insightsFile), insightsSchema);
}

/** What of the spread is ignorance, as it was sealed; undefined where nothing says. */
function openSpread(folder: string, given: string, seal: Sealed<Manifest>["seal"]): Study["spread"] {
  const path = join(folder, spreadFile);
  if (seal === undefined || !isFile(path, join(given, spreadFile))) return undefined;
  return ignoranceIn(readText(path, join(given, spreadFile)));
}

/** The scenario as its manifest has it, its keys in the order that the model goes by. */
function scenarioIn(folder: string, given: string): Scenario {
  const shown = join(given, manifestFile);
  return recordedScenario(parseJson(join(folder, manifestFile), shown) as Manifest, shown).scenario;
}

/** Weights are zero or more, and some run has one. */
function mustWeigh(weights: Float64Array, shown: string): Float64Array {
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong >= 0)
    throw new InputError(
      `${shown}: ${weightColumn}: must be finite and 0 or more, got ${weights[wrong]} in row ${wrong}`,
    );
  if (!weights.some((weight) => weight > 0))
    throw new InputError(`${shown}: ${weightColumn}: must not be 0 in every row`);
  return weights;
}

/** What cannot be read of runs.parquet is wrong with the file. */
async function asColumn<T>(shown: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new InputError(`${shown}: must be the Parquet file that was written, got ${(error as Error).message}`);
  }
}

/** The runs must be numbered from 0 on, without those that failed. */
function mustBeNumbered(numbers: Float64Array, runs: number, failures: readonly Failure[], shown: string): void {
  const failed = new Set(failures.map(({ run }) => run));
  let row = 0;
  for (let run = 0; run < runs; run++) {
    if (failed.has(run)) continue;
    if (numbers[row] !== run) throw new InputError(`${shown}: run: must be ${run} in row ${row}, got ${numbers[row]}`);
    row++;
  }
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
async function mustTellOf(
  folder: string,
  given: string,
  manifest: Manifest,
): Promise<{ readonly failures: readonly Failure[]; readonly columns: readonly string[] }> {
  const { scenario, scenarioSha256, runs, failedRuns = 0 } = manifest;
  const path = join(given, "manifest.json");
  const own = sha256OfDocument(scenario);
  if (own !== scenarioSha256)
    throw new InputError(
      `${path}: scenario: must match scenarioSha256, got ${own.slice(0, 12)} for ${scenarioSha256.slice(0, 12)}`,
    );
  const { rows, columns, about } = await asColumn(join(given, runsFile), withRuns(folder, readRunsAbout));
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
  const failures = missing === 0 ? [] : readFailures(folder, join(given, "failures.csv"), about.failuresSha256);
  return { failures, columns };
}

function readFailures(folder: string, shown: string, hash: string | undefined): readonly Failure[] {
  const path = join(folder, "failures.csv");
  const text = readText(path, shown);
  let failures: readonly Failure[] = [];
  try {
    failures = failuresFromCsv(text);
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
export function recordedScenario(
  { scenario, scenarioSha256 }: Pick<StudyRecord, "scenario" | "scenarioSha256">,
  shown: string,
): ReadScenario {
  const own = sha256OfDocument(scenario);
  if (own !== scenarioSha256)
    throw new InputError(
      `${shown}: scenario: must match scenarioSha256, got ${own.slice(0, 12)} for ${scenarioSha256.slice(0, 12)}`,
    );
  return asInputError(() => readDocument(scenario, shown));
}
