import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Host, InputError } from "./host.ts";
import {
  hashOfTold,
  kindIn,
  type OpenedResults,
  type ResultsKindName,
  resultsKindNames,
  resultsKinds,
} from "./kinds.ts";

/**
 * Opens a results folder by the record that lies in it, if it is one of the kinds wanted; refuses what is damaged or of
 * another version.
 */
export async function openResults(
  given: string,
  host: Host,
  wanted: readonly ResultsKindName[] = resultsKindNames,
): Promise<OpenedResults> {
  const name = kindIn(resolve(host.cwd, given));
  if (name !== undefined && wanted.includes(name)) return await resultsKinds[name].open(given, host);
  if (name === undefined && !existsSync(resolve(host.cwd, given)))
    throw new InputError(`${given}: must be a results folder, is missing`);
  if (name === undefined && existsSync(resolve(host.cwd, given, "study.json")))
    throw new InputError(
      `${given}: must be a results folder, is what an interrupted command has left: the same command with --resume goes on with it, merge makes one of shards`,
    );
  const commands = new Set(wanted.map((each) => resultsKinds[each].command.split(" ")[0]));
  const files = wanted.map((each) => resultsKinds[each].record.file);
  const got = name === undefined ? `none with ${listed(files)}` : `one of ${resultsKinds[name].command}`;
  throw new InputError(`${given}: must be a results folder of ${listed([...commands])}, got ${got}`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/**
 * Opens the folders of these kinds that a report takes in beside its own, one of a kind at most; refuses those of another
 * scenario than the report's. One without scenarios goes with any.
 */
export async function openMore(
  main: OpenedResults,
  given: readonly string[],
  wanted: readonly ResultsKindName[],
  host: Host,
): Promise<readonly OpenedResults[]> {
  const opened: OpenedResults[] = [];
  const problems: string[] = [];
  for (const folder of given)
    try {
      opened.push(await openedBeside([main, ...opened], folder, wanted, host));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return opened;
}

async function openedBeside(
  [main, ...before]: readonly OpenedResults[],
  folder: string,
  wanted: readonly ResultsKindName[],
  host: Host,
): Promise<OpenedResults> {
  const more = await openResults(folder, host);
  const { command } = resultsKinds[more.kind];
  if (!wanted.includes(more.kind))
    throw new InputError(
      `${folder}: must be a results folder of ${wanted.map((each) => resultsKinds[each].command).join(", of ")}, got one of ${command}`,
    );
  const same = [main, ...before].find(({ kind }) => kind === more.kind);
  if (same !== undefined)
    throw new InputError(`${folder}: must be of another kind than ${same.given}, got another of ${command}`);
  mustBeOf(main, more);
  return more;
}

function mustBeOf(main: OpenedResults, more: OpenedResults): void {
  const told = more.scenarios.find(({ isSubject }) => isSubject);
  if (told === undefined) return;
  const subjects = main.scenarios.filter(({ isSubject }) => isSubject);
  const found = subjects.find(({ name }) => name === told.name);
  if (found === undefined)
    throw new InputError(
      `${more.given}: scenario: must be one of ${main.given}, ${subjects.map(({ name }) => name).join(" or ") || "which has none"}, got ${told.name}`,
    );
  // Under release rules the scenario's own rule is not on record: they are compared without it.
  const isBlind = [told, found].some(({ under }) => under !== undefined);
  const [got, wanted] = [told, found].map((of) => hashOfTold({ ...of, under: isBlind ? "never" : undefined }));
  if (got !== wanted)
    throw new InputError(
      `${more.given}: scenario: must have the inputs that ${told.name} has in ${main.given}, got others (SHA-256 ${got.slice(0, 12)} for ${wanted.slice(0, 12)})`,
    );
}
