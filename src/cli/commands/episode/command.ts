import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { inCheckout } from "../../../sim/results/commands.ts";
import { writingPrefix } from "../../../sim/results/durable.ts";
import { InputError } from "../../../sim/results/host.ts";
import { asInputError } from "../../../sim/results/read-record.ts";
import { readable } from "../../../sim/results/shipped.ts";
import { mustBeOneOf, type Problem, ScenarioError } from "../../../sim/scenario/problem.ts";
import type { Entry, Tree } from "../../../sim/scenario/tree.ts";
import { parseYaml } from "../../../sim/scenario/yaml.ts";
import { ownTables, readOwnTable } from "../../../sim/scoring/own/tables.ts";
import { examples } from "../../flags/examples.ts";
import type { Io } from "../../terminal/io.ts";
import { nameOf } from "../init/answers.ts";
import { baseOf, filesOf, likeOf, type Said, saidByFlag, tableIn } from "./make.ts";
import { askFor, dayRule, isTable, type Judge, type Key, questions } from "./questions.ts";

type NewFlags = Readonly<Partial<Record<Key | "answers", string>>>;

/** Writes the folder of an episode of one's own: asks at a terminal for what neither flags nor a file of answers say. */
async function newEpisode(given: string, { answers: file, ...flags }: NewFlags, io: Io): Promise<void> {
  const folder = relative(io.cwd, resolve(io.cwd, given));
  mustBeNew(folder, io);
  const name = nameOf(basename(folder)) || "episode";
  const files = filesOf(folder, name, await saidOf(file, flags, io), io);
  io.signal.throwIfAborted();
  writeFolder(folder, files, io);
  io.answer?.({ results: null, record: { folder, files: Object.keys(files) } });
  io.stdout(`${folder}: an episode of your own, valid as it stands: ${Object.keys(files).join(", ")}\n\n`);
  const next = [
    ["check", join(folder, "scenario.yaml")],
    ["hindcast", join(folder, "episode.yaml"), "--seed", "first", "--runs", "1000"],
  ];
  io.stdout(`next:\n${next.map((words) => `  ${inCheckout(words)}\n`).join("")}`);
}

async function saidOf(file: string | undefined, flags: Readonly<Partial<Record<Key, string>>>, io: Io): Promise<Said> {
  if (file !== undefined) return { tree: withFlags(await answersIn(file, io), flags), typed: {} };
  if (io.ask === undefined) return { tree: withFlags(undefined, flags), typed: {} };
  const { answers, typed } = await askFor(flags, judgeOf(io), io);
  // What was typed needs no file; the answer that would name it is the name that it gets.
  const named = Object.fromEntries(Object.keys(typed).map((key) => [key, `${key}.csv`]));
  return { tree: withFlags(undefined, { ...answers, ...named }), typed };
}

/** A file of answers, or all that comes in by the standard input, `-`. */
async function answersIn(file: string, io: Io): Promise<Tree> {
  if (file === "-" && io.readInput === undefined)
    throw new InputError("--answers: must be a file, got no standard input");
  const text = file === "-" ? await io.readInput?.() : readable(file, io);
  io.signal.throwIfAborted();
  const { tree, problems } = asInputError(() => parseYaml(file === "-" ? "stdin" : file, text ?? ""));
  const all: Problem[] = [...problems];
  if (tree.kind !== "map") all.push({ ...tree.place, path: "", rule: "must be a map of answers", value: undefined });
  if (all.length > 0) throw new InputError(new ScenarioError(all).message);
  return asText(tree);
}

/** A year or the name of an episode may be written without quotes. */
function asText(tree: Tree): Tree {
  if (tree.kind === "scalar") return typeof tree.value === "number" ? { ...tree, value: String(tree.value) } : tree;
  if (tree.kind !== "map") return tree;
  return {
    ...tree,
    entries: new Map([...tree.entries].map(([key, entry]) => [key, { ...entry, value: asText(entry.value) }])),
  };
}

/** Answers with what flags said laid over them, each as text. */
function withFlags(tree: Tree | undefined, flags: Readonly<Partial<Record<Key, string>>>): Tree {
  const place = { file: saidByFlag, line: 1, column: 1 };
  const entries = new Map<string, Entry>(tree?.kind === "map" ? tree.entries : []);
  for (const { key } of questions) {
    const value = flags[key];
    if (value !== undefined) entries.set(key, { keyPlace: place, value: { kind: "scalar", value, place } });
  }
  return { kind: "map", entries, place: tree?.place ?? place };
}

/** What can be told of an answer before the others are there. */
function judgeOf(io: Io): Judge {
  let scenario: Scenario | undefined;
  const states = () => Object.keys(scenario?.policy.states ?? {});
  const choices = (key: Key) =>
    (key === "material" || key === "form") && scenario !== undefined ? Object.keys(scenario[`${key}s`]) : undefined;
  return {
    choices,
    answer(key, answer) {
      if (key === "freeze" || key === "announced" || key === "until") return dayRule(answer);
      const known = choices(key);
      if (known !== undefined && !known.includes(answer)) return mustBeOneOf(known, undefined);
      return ruleOf(() => {
        if (key === "scenario") scenario = baseOf(answer, io).read.scenario;
        if (key === "like") likeOf(answer, io);
        if (isTable(key)) readOwnTable(key, tableIn(answer, io), states());
      });
    },
    rows: (table, text) => ruleOf(() => readOwnTable(table, { shown: ownTables[table].file, text }, states())),
  };
}

function ruleOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof InputError || error instanceof ScenarioError) return error.message;
    throw error;
  }
}

function mustBeNew(folder: string, io: Io): void {
  if (folder === "" || existsSync(resolve(io.cwd, folder)))
    throw new InputError(`${folder || "."}: must be a new folder, got one that is there: nothing was written`);
  const above = dirname(resolve(io.cwd, folder));
  if (!existsSync(above)) throw new InputError(`${folder}: cannot be written, got no folder ${dirname(folder)}`);
}

/** Whole or not at all: filled under a name of its own, then put into place in one step. */
function writeFolder(folder: string, files: Readonly<Record<string, string>>, io: Io): void {
  const target = resolve(io.cwd, folder);
  let aside: string | undefined;
  try {
    aside = mkdtempSync(join(dirname(target), writingPrefix));
    const filled = join(aside, "new");
    mkdirSync(filled);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(filled, name), text);
    if (existsSync(target)) throw new Error("it is there by now");
    renameSync(filled, target);
  } catch (error) {
    throw new InputError(`${folder}: cannot be written, got ${(error as Error).message}`);
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  }
}

/** Episodes of one's own. */
export function addEpisode(command: Command, io: Io): void {
  command
    .description("episodes of the past of your own, which hindcast scores")
    .addHelpText("after", examples("episode new my-episode", "episode new my-episode --answers answers.yaml"));
  addNew(command.command("new"), io);
}

function addNew(command: Command, io: Io): void {
  command
    .description("write the folder of an episode: asks at a terminal for what neither flags nor answers say")
    .argument("<folder>", "folder to write, new")
    .option("--answers <file>", "answers as YAML, a key a question; - takes them from the standard input");
  for (const { key, asks, example, unsaid } of questions) {
    const asked = asks.charAt(0).toLowerCase() + asks.slice(1);
    const otherwise = unsaid === undefined ? "" : `; when left out: ${unsaid}`;
    command.option(`--${key} <text>`, `${asked}, such as "${example}"${otherwise}`);
  }
  command
    .addHelpText(
      "after",
      examples("episode new my-episode --answers answers.yaml", "hindcast my-episode/episode.yaml --seed first"),
    )
    .action((folder: string, flags: NewFlags) => newEpisode(folder, flags, io));
}
