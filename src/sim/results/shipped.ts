import { existsSync, readdirSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import type { z } from "zod";
import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Title } from "../../model/scenario/title.ts";
import { discoverySchema } from "../analysis/discovery/record.ts";
import { rulesSchema } from "../analysis/rules/rules.ts";
import { sensitivitySchema } from "../analysis/sensitivity/record.ts";
import { watchSchema } from "../analysis/watch/record.ts";
import { type Reports, readReports } from "../analysis/watch/reports.ts";
import { type ReadInference, readInference } from "../inference/file/read.ts";
import type { Files } from "../scenario/bases.ts";
import { meant, oneOf } from "../scenario/problem.ts";
import { type ReadScenario, readDocument, readScenario } from "../scenario/read.ts";
import { maximumScenarioBytes } from "../scenario/yaml.ts";
import { readEvidence } from "../scoring/evidence/read.ts";
import type { EvidenceRow } from "../scoring/evidence/rows.ts";
import { readTruths, type Truths } from "../scoring/forecast/truths.ts";
import { type ReadEpisode, readEpisode } from "../scoring/hindcast/episode.ts";
import { flowsOnRecord, type PolicyScript, type RecordedFlow } from "../scoring/hindcast/flows-on-record.ts";
import { quotesOnRecord, type RecordedQuote } from "../scoring/hindcast/quotes-on-record.ts";
import { readTargets, type Target } from "../scoring/hindcast/target-schema.ts";
import type { Manifest } from "../study/study.ts";
import { type Host, InputError } from "./host.ts";
import { readManifest, recordedScenario } from "./open-study.ts";
import { isFile, readText, readTextWithin } from "./read-file.ts";
import { asInputError, parseJson } from "./read-record.ts";
import { readSealed } from "./sealed.ts";

type Recorded = Pick<Manifest, "scenario" | "scenarioSha256">;

/** Records, by their files, that hold the scenario of which they are whole. */
const recordsOfOne = {
  "watch.json": watchSchema,
  "sensitivity.json": sensitivitySchema,
  "discovery.json": discoverySchema,
};

/**
 * The scenario that made a results folder of `run`, of `rules`, or with such a record, as it is recorded there with its bases
 * merged in; undefined where the folder holds none of these.
 */
function scenarioOfResults(given: string, cwd: string): ReadScenario | undefined {
  const holds = (name: string) => existsSync(join(resolve(cwd, given), name));
  if (holds("manifest.json")) return recordedIn(given, cwd);
  // One scenario, as it was known first.
  if (holds("changes.json")) return recordedIn(join(given, "a"), cwd);
  for (const [file, schema] of Object.entries(recordsOfOne)) if (holds(file)) return ofRecord(given, file, schema, cwd);
  if (!holds("rules.json")) return undefined;
  const path = join(given, "rules.json");
  const { own, scenario: name } = readSealed(given, { file: "rules.json", schema: rulesSchema }, { cwd }).record;
  const { document } = recordedIn(join(given, own), cwd);
  return asInputError(() => readDocument({ ...document, name }, path));
}

function ofRecord(given: string, file: string, schema: z.ZodType<Recorded>, cwd: string): ReadScenario {
  const path = join(given, file);
  readSealed(given, { file, schema }, { cwd });
  // As written, for the same reason.
  return recordedScenario(parseJson(resolve(cwd, path), path) as Recorded, path);
}

function recordedIn(folder: string, cwd: string): ReadScenario {
  const path = join(folder, "manifest.json");
  readManifest(folder, { cwd });
  // As written: the model goes by the order of a scenario's keys.
  return recordedScenario(parseJson(resolve(cwd, path), path) as Manifest, path);
}

export type Folders = Pick<Host, "cwd" | "packageRoot">;

/**
 * A scenario by its file, by the name of a shipped one, `ban-2026` for `configs/ban-2026.yaml`, or by a results folder that
 * it has made.
 */
export function loadScenario(given: string, folders: Folders): ReadScenario {
  const recorded = scenarioOfResults(given, folders.cwd);
  if (recorded !== undefined) return recorded;
  const path = findScenario(given, folders);
  return asInputError(() => readScenario(path, scenarioFiles(folders)));
}

/** A shipped scenario; undefined where none has the name. */
export function loadShipped(name: string, folders: Folders): ReadScenario | undefined {
  const path = shippedPath(name, folders);
  return path === undefined ? undefined : asInputError(() => readScenario(path, scenarioFiles(folders)));
}

/** How the readers of scenarios and episodes reach files on this machine. */
export function scenarioFiles(folders: Folders): Files {
  return {
    readText: (wanted, within) =>
      readTextWithin(
        resolve(folders.cwd, wanted),
        maximumScenarioBytes,
        within === undefined ? undefined : [resolve(folders.cwd, within), join(folders.packageRoot, "configs")],
      ),
    shipped: (name) => shippedPath(name, folders),
    shippedNames: shippedScenarios(folders),
    shippedPosterior: (name) => {
      const path = join(folders.packageRoot, "configs/posterior", `${name}.json`);
      return existsSync(path) ? fromCwd(path, folders) : undefined;
    },
    posteriorNames: shippedPosteriors(folders),
  };
}

/** Names of the shipped posteriors: `example` is `configs/posterior/example.json`. */
function shippedPosteriors({ packageRoot }: Pick<Host, "packageRoot">): readonly string[] {
  const folder = join(packageRoot, "configs/posterior");
  return existsSync(folder) ? namesIn(folder, ".json") : [];
}

function findScenario(given: string, folders: Folders): string {
  const path = resolve(folders.cwd, given);
  if (isFile(path, given)) return shownAs(given, folders);
  const shipped = shippedPath(given, folders);
  if (shipped !== undefined) return shipped;
  mustBeOneStudy(given, folders);
  if (shippedEpisodes(folders).includes(given))
    throw new InputError(`${given}: must be a scenario, is an episode: hindcast takes it`);
  if (existsSync(path))
    throw new InputError(
      `${given}: must be a scenario file, or a folder of results that one scenario made, is another folder`,
    );
  const known = shippedScenarios(folders);
  throw new InputError(
    `${given}: no such scenario file, nor a shipped scenario of that name${oneOf(known)}${meant(given, known)}`,
  );
}

/** A folder that holds several studies stands for none of them. */
export function mustBeOneStudy(given: string, { cwd }: Pick<Folders, "cwd">): void {
  const studies = ["a", "b"].map((name) => join(given, name));
  if (!studies.every((study) => existsSync(resolve(cwd, study, "manifest.json")))) return;
  throw new InputError(`${given}: must hold one study, got a comparison: give one of its own, such as ${studies[0]}`);
}

function shippedPath(name: string, folders: Folders): string | undefined {
  if (!/^(base\/)?[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) return undefined;
  const path = join(folders.packageRoot, "configs", `${name}.yaml`);
  return existsSync(path) ? fromCwd(path, folders) : undefined;
}

/** How messages call a file that a user named: by its whole path where that was given, else from where the user is. */
export function shownAs(given: string, folders: Folders): string {
  return isAbsolute(given) ? given : fromCwd(resolve(folders.cwd, given), folders);
}

export function fromCwd(path: string, folders: Folders): string {
  return relative(folders.cwd, path);
}

/** Names of the shipped scenarios: `ban-2026` is `configs/ban-2026.yaml`. */
function shippedScenarios({ packageRoot }: Pick<Host, "packageRoot">): readonly string[] {
  return namesIn(join(packageRoot, "configs"));
}

export function namesIn(folder: string, ending = ".yaml"): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** Names of the shipped episodes: `2010` is `configs/hindcast/2010.yaml`. */
export function shippedEpisodes({ packageRoot }: Pick<Host, "packageRoot">): readonly string[] {
  return namesIn(join(packageRoot, "configs/hindcast")).filter((name) => name !== targetsName);
}

/** The file beside the episodes that has no episode, but what the model is held to. */
const targetsName = "targets";

/** What the model is held to over the shipped episodes. */
export function loadTargets({ packageRoot }: Pick<Host, "packageRoot">): readonly Target[] {
  const name = `${targetsName}.yaml`;
  return asInputError(() => readTargets(name, readText(join(packageRoot, "configs/hindcast", name), name)));
}

/** What kept forecasts are scored against: a file, or the shipped one where none is given. */
export function loadTruths(given: string | undefined, evidence: readonly EvidenceRow[], folders: Folders): Truths {
  const path = given ?? fromCwd(join(folders.packageRoot, "configs/forecasts/truths.yaml"), folders);
  return asInputError(() => readTruths(path, readable(path, folders), evidence));
}

/** An episode by its file, or by the name of a shipped one. */
export function loadEpisode(given: string, evidence: readonly EvidenceRow[], folders: Folders): ReadEpisode {
  const path = findEpisode(given, folders);
  return asInputError(() => readEpisode(path, readable(path, folders), evidence));
}

/** What is on record of the series of the model, as charts draw it. */
export type OnRecord = {
  readonly onRecord: readonly RecordedQuote[];
  readonly flowsOnRecord: readonly RecordedFlow[];
};

/** The quotes and flows of the shipped evidence that the shipped episodes name as one of a series of the model. */
export function loadOnRecord(folders: Folders): OnRecord {
  const evidence = loadEvidence(folders);
  const episodes = shippedEpisodes(folders).map((name) => loadEpisode(name, evidence, folders));
  const worlds = new Map<string, World>();
  const worldOf = (name: string) => {
    const world = worlds.get(name) ?? worldIn(loadScenario(name, folders));
    worlds.set(name, world);
    return world;
  };
  return {
    onRecord: quotesOnRecord(
      episodes.map(({ episode }) => episode),
      evidence,
    ),
    flowsOnRecord: flowsOnRecord(episodes, worldOf),
  };
}

type World = { readonly country: Title; readonly script: PolicyScript };

function worldIn({ scenario: { country }, document }: ReadScenario): World {
  const { script = [] } = (document.policy ?? {}) as { readonly script?: PolicyScript };
  return { country, script };
}

/** The quotes alone. */
export function loadQuotesOnRecord(folders: Folders): readonly RecordedQuote[] {
  return loadOnRecord(folders).onRecord;
}

/** Every row of the shipped evidence. */
export function loadEvidence({ packageRoot }: Pick<Host, "packageRoot">): readonly EvidenceRow[] {
  const folder = join(packageRoot, "configs/evidence");
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return asInputError(() =>
    readEvidence(names.sort().map((name) => ({ name, text: readText(join(folder, name), name) }))),
  );
}

function findEpisode(given: string, folders: Folders): string {
  const path = resolve(folders.cwd, given);
  if (isFile(path, given)) return shownAs(given, folders);
  const shipped = shippedEpisodes(folders);
  if (shipped.includes(given)) return fromCwd(join(folders.packageRoot, "configs/hindcast", `${given}.yaml`), folders);
  if (shippedPath(given, folders) !== undefined)
    throw new InputError(
      `${given}: must be an episode${oneOf(shipped)}, or a file, is a scenario: check, run and compare take it`,
    );
  throw new InputError(
    `${given}: no such episode file, nor a shipped episode of that name${oneOf(shipped)}${meant(given, shipped)}`,
  );
}

export function readable(path: string, folders: Folders): string {
  try {
    return readTextWithin(resolve(folders.cwd, path), maximumScenarioBytes);
  } catch (error) {
    throw new InputError(`${path}: cannot be read, got ${(error as Error).message}`);
  }
}

/** Names of the shipped inferences: `japan` is `configs/inference/japan.yaml`. */
function shippedInferences({ packageRoot }: Pick<Host, "packageRoot">): readonly string[] {
  return namesIn(join(packageRoot, "configs/inference"));
}

/** What is reported of a scenario, by a file meant for it; as shipped where none is given. */
export function loadReports(given: string | undefined, scenario: Scenario | undefined, folders: Folders): Reports {
  const shipped = join(folders.packageRoot, "configs/watch/reports.yaml");
  const file = given ?? fromCwd(shipped, folders);
  const of = given === undefined ? undefined : scenario;
  return asInputError(() => readReports(file, readable(file, folders), of));
}

/** An inference by its file, or by the name of a shipped one. */
export function loadInference(given: string, folders: Folders): ReadInference {
  const path = resolve(folders.cwd, given);
  const shipped = shippedInferences(folders);
  const isShipped = !isFile(path, given) && shipped.includes(given);
  if (!isFile(path, given) && !isShipped)
    throw new InputError(
      `${given}: no such inference file, nor a shipped inference of that name${oneOf(shipped)}${meant(given, shipped)}`,
    );
  const file = isShipped
    ? fromCwd(join(folders.packageRoot, "configs/inference", `${given}.yaml`), folders)
    : shownAs(given, folders);
  return asInputError(() =>
    readInference(file, readable(file, folders), loadEvidence(folders), scenarioFiles(folders)),
  );
}
