import { join, resolve } from "node:path";
import { InputError } from "../../../sim/results/host.ts";
import { isFile, readTextWithin } from "../../../sim/results/read-file.ts";
import {
  loadEpisode,
  loadEvidence,
  loadScenario,
  scenarioFiles,
  shippedEpisodes,
} from "../../../sim/results/shipped.ts";
import { formatProblem, meant, oneOf, type Problem, ScenarioError, shown } from "../../../sim/scenario/problem.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import { problemReporter } from "../../../sim/scenario/report-problem.ts";
import { schemaProblems } from "../../../sim/scenario/schema-problems.ts";
import { at, plain, type Tree } from "../../../sim/scenario/tree.ts";
import { maximumScenarioBytes } from "../../../sim/scenario/yaml.ts";
import { readEvidence } from "../../../sim/scoring/evidence/read.ts";
import type { EvidenceRow } from "../../../sim/scoring/evidence/rows.ts";
import { readEpisode } from "../../../sim/scoring/hindcast/episode.ts";
import type { EpisodeDocument } from "../../../sim/scoring/hindcast/episode-schema.ts";
import { hindcastJobs } from "../../../sim/scoring/hindcast/run.ts";
import { answersSchema, type EpisodeAnswers } from "../../../sim/scoring/own/answers.ts";
import { ownEpisodeText } from "../../../sim/scoring/own/episode-text.ts";
import { planOf } from "../../../sim/scoring/own/make.ts";
import { ownScenarioText } from "../../../sim/scoring/own/scenario-text.ts";
import { type GivenTable, type OwnTable, ownTables, readOwnTable } from "../../../sim/scoring/own/tables.ts";
import type { Io } from "../../terminal/io.ts";

/** As the file of an answer that a flag gave: its problems are told by the flag. */
export const saidByFlag = "--";

/** What was said: answers with their places, and tables whose rows were typed. */
export type Said = { readonly tree: Tree; readonly typed: Readonly<Partial<Record<OwnTable, string>>> };

type Files = Readonly<Record<string, string>>;

/** The files of an episode's folder, by name, and held to what `hindcast` asks of them; InputError with every problem at once. */
export function filesOf(folder: string, name: string, said: Said, io: Io): Files {
  const problems: string[] = [];
  const say = (found: readonly Problem[]) => problems.push(...found.map(told));
  const collect = <T>(make: () => T): T | undefined => collected(make, problems);
  const parsed = answersSchema.safeParse(plain(said.tree));
  if (!parsed.success) say(schemaProblems(parsed.error.issues, said.tree));
  const judged = parsed.data ?? soundAnswers(plain(said.tree));
  const { scenario, like: likeName } = judged;
  const base = scenario === undefined ? undefined : collect(() => baseOf(scenario, io));
  const like = likeName === undefined ? undefined : collect(() => likeOf(likeName, io));
  const states = base && Object.keys(base.read.scenario.policy.states);
  const read = (table: OwnTable) => {
    const given = collect(() => givenTable(table, judged[table], said, io));
    const rows = given && collect(() => readOwnTable(table, given, states));
    const isSaid = said.typed[table] !== undefined || at(said.tree, [table]) !== undefined;
    return { given, rows: rows ?? [], isUnread: rows === undefined && isSaid };
  };
  const tables = { policy: read("policy"), prices: read("prices"), flows: read("flows") };
  if (base === undefined) throw new InputError(problems.join("\n"));
  const unread = (Object.keys(tables) as OwnTable[]).filter((table) => tables[table].isUnread);
  const considered = {
    ...{ name, answers: judged, base: base.read, like, unread: new Set(unread) },
    ...{ policy: tables.policy.rows, prices: tables.prices.rows, flows: tables.flows.rows },
  };
  const found: Problem[] = [];
  const plan = planOf(considered, problemReporter(said.tree, found));
  say(found);
  if (problems.length > 0 || plan === undefined || !parsed.success) throw new InputError(problems.join("\n"));
  const own = { ...considered, answers: parsed.data };
  const files: Files = {
    "episode.yaml": ownEpisodeText(own, plan, "scenario.yaml"),
    "scenario.yaml": ownScenarioText(own, plan, base.extends),
    ...(base.text === undefined ? {} : { [base.extends]: base.text }),
    ...Object.fromEntries(
      Object.entries(tables).flatMap(([table, { given }]) =>
        given === undefined ? [] : [[ownTables[table as OwnTable].file, given.text]],
      ),
    ),
  };
  const again = collected(() => mustBeScored(folder, files, io), problems);
  if (again === undefined) throw new InputError(problems.join("\n"));
  return files;
}

/** Answers that are as they must be, each by itself. */
function soundAnswers(written: unknown): Partial<EpisodeAnswers> {
  const { shape } = answersSchema;
  const given = written as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, schema]) => {
      const { data } = schema.safeParse(given[key]);
      return data === undefined ? [] : [[key, data]];
    }),
  );
}

function collected<T>(make: () => T, problems: string[]): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof ScenarioError)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

/** A problem as it is told: by its place in a file, or by its flag. */
function told(problem: Problem): string {
  const { file, path, rule, value } = problem;
  if (file !== saidByFlag) return formatProblem(problem);
  return `--${path}: ${rule}${value === undefined ? "" : `, got ${shown(value)}`}`;
}

type Base = { readonly read: ReadScenario; readonly extends: string; readonly text?: string };

/** A shipped scenario by its name, or a file, of which the folder gets a copy. */
export function baseOf(given: string, io: Io): Base {
  const read = loadScenario(given, io);
  const path = resolve(io.cwd, given);
  if (!isFile(path, given)) return { read, extends: given };
  return { read, extends: "base.yaml", text: readTextWithin(path, maximumScenarioBytes) };
}

export function likeOf(given: string, io: Io): EpisodeDocument {
  const known = shippedEpisodes(io);
  if (!known.includes(given))
    throw new InputError(`${given}: must be a shipped episode${oneOf(known)}${meant(given, known)}`);
  return loadEpisode(given, loadEvidence(io), io).episode;
}

function givenTable(table: OwnTable, file: unknown, { typed }: Said, io: Io): GivenTable | undefined {
  const rows = typed[table];
  if (rows !== undefined) return { shown: ownTables[table].file, text: rows };
  if (typeof file !== "string" || file === "") return undefined;
  return tableIn(file, io);
}

export function tableIn(file: string, io: Io): GivenTable {
  try {
    return { shown: file, text: readTextWithin(resolve(io.cwd, file), maximumScenarioBytes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`${file}: ${error.message.replace(/^it /, "")}`);
  }
}

/** Reads and lays out the episode as `hindcast` will, from files that are not there yet. */
function mustBeScored(folder: string, files: Files, io: Io): true {
  const inFolder = new Map(Object.entries(files).map(([name, text]) => [join(folder, name), text]));
  const onDisk = scenarioFiles(io);
  const reading = {
    ...onDisk,
    readText: (path: string, within?: string) => inFolder.get(path) ?? onDisk.readText(path, within),
  };
  const own: readonly EvidenceRow[] = readEvidence(
    [ownTables.prices.file, ownTables.flows.file].flatMap((name) =>
      files[name] === undefined ? [] : [{ name, text: files[name] }],
    ),
  );
  const evidence = [...loadEvidence(io), ...own];
  const path = join(folder, "episode.yaml");
  hindcastJobs([readEpisode(path, files["episode.yaml"], evidence)], evidence, reading, []);
  return true;
}
