import { type Command, InvalidArgumentError, Option } from "commander";
import { isDay } from "../../model/calendar.ts";
import type { KnownScenario } from "../../sim/facts/known-by.ts";
import { asRecorded, isFactsFile, knownOrNot } from "../../sim/results/known.ts";
import { Mistakes } from "../../sim/results/mistakes.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import { oneOf } from "../../sim/scenario/problem.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import type { Io } from "../terminal/io.ts";

/** What is known of the world, and by which day. */
export type FactsFlags = { readonly facts?: string; readonly asOf?: string };

/** Facts that a study is to know. */
export function withFacts(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--facts <file>",
        "what has happened: a facts file, or the name of a shipped one; policy enters the script, all else weighs runs: see docs/facts.md",
      ).argParser((text: string, before?: string) => {
        if (before !== undefined) throw new InvalidArgumentError(`must be given once, got ${before} and ${text}`);
        return text;
      }),
    )
    .addOption(asOfOption());
}

function asOfOption(): Option {
  return new Option(
    "--as-of <day>",
    "with --facts: those of later days are not used (default: the day to which the file is kept)",
  ).argParser(parseDay);
}

function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("must be a day that exists, such as 2026-01-31");
  return text;
}

/** The scenario, as it was known by the day where facts are given. */
export function loadKnown(given: string, flags: FactsFlags, io: Io): KnownScenario {
  const mistakes = new Mistakes();
  const read = mistakes.of(() => loadScenario(given, io));
  const found = known(read, given, flags, mistakes, io);
  mistakes.mustBeNone();
  return found as KnownScenario;
}

/** The same of several facts files, each of a scenario or of a day. */
export type ManyFactsFlags = { readonly facts?: readonly string[]; readonly asOf?: readonly string[] };

/** Facts that scenarios are to know, one by one. */
export function withManyFacts(command: Command): Command {
  const collected = (text: string, before: readonly string[] = []) => [...before, text];
  return command
    .addOption(
      new Option(
        "--facts <file>",
        "what has happened (see docs/facts.md): a facts file, or the name of a shipped one, of the last scenario, or of another as NAME=FILE; of one scenario again for what was known later",
      ).argParser(collected),
    )
    .addOption(asOfOption().argParser((text: string, before?: readonly string[]) => collected(parseDay(text), before)));
}

/**
 * Scenarios that are compared, each as it was known where facts are given of it: by its name (NAME=FILE), of the last one without.
 * The others are as they are.
 */
export function eachKnown(
  given: readonly string[],
  { facts = [], asOf = [] }: ManyFactsFlags,
  io: Io,
): readonly KnownScenario[] {
  const mistakes = new Mistakes();
  const read = given.map((each) => mistakes.of(() => loadScenario(each, io)));
  mustHaveFacts(facts, asOf, mistakes);
  if (asOf.length > 1) mistakes.add(`--as-of: must be given once, for all scenarios, got ${asOf.length} of them`);
  const files = new Map<number, string>();
  for (const text of facts) {
    const { of, file } = partedFacts(text, read, given, io);
    if (of === undefined)
      mistakes.add(`--facts: must name a scenario that is compared${oneOf(namesOf(read, given))}, got ${text}`);
    else if (files.has(of))
      mistakes.add(
        `--facts: must be given once of ${given[of]}, got ${files.get(of)} and ${file}: of another scenario as NAME=FILE; of one scenario alone, they are held against each other`,
      );
    // What cannot be laid on a scenario is judged all the same.
    if (of === undefined || files.has(of)) known(undefined, file, { facts: file }, mistakes, io);
    else files.set(of, file);
  }
  const all = read.map((each, k) =>
    known(each, given[k], { facts: files.get(k), asOf: files.has(k) ? asOf[0] : undefined }, mistakes, io),
  );
  mistakes.mustBeNone();
  return all as readonly KnownScenario[];
}

/**
 * One scenario as it was known by each of some days or facts files, in the order given; with one of these alone, first as it is without.
 */
export function knownInTurn(
  given: string,
  { facts = [], asOf = [] }: ManyFactsFlags,
  io: Io,
): readonly KnownScenario[] {
  const mistakes = new Mistakes();
  const read = mistakes.of(() => loadScenario(given, io));
  mustHaveFacts(facts, asOf, mistakes);
  const files = facts.map((text) => partedFacts(text, [read], [given], io).file);
  if (files.length > 1 && asOf.length > 1 && files.length !== asOf.length)
    mistakes.add(
      `--as-of: must be one day for all of ${files.length} facts files, or one for each, got ${asOf.length}`,
    );
  const times = Math.max(files.length, asOf.length);
  const at = <T>(list: readonly T[], k: number): T | undefined => (list.length === 1 ? list[0] : list[k]);
  const all = Array.from({ length: times }, (_, k) =>
    known(read, given, { facts: at(files, k), asOf: at(asOf, k) }, mistakes, io),
  );
  const before = times === 1 ? [known(read, given, {}, mistakes, io)] : [];
  mistakes.mustBeNone();
  return [...before, ...all] as readonly KnownScenario[];
}

function mustHaveFacts(facts: readonly string[], asOf: readonly string[], mistakes: Mistakes): void {
  if (facts.length === 0 && asOf.length > 0) mistakes.add(asOfAlone);
}

const asOfAlone = "--as-of: must stand with --facts";

type Read = readonly (ReadScenario | undefined)[];

const namesOf = (read: Read, given: readonly string[]) => read.map((each, k) => each?.scenario.name ?? given[k]);

/**
 * Of which scenario facts are, by position, and their file: `NAME=FILE` where a scenario is called so, of none where only the file is
 * known; else of the last one.
 */
function partedFacts(text: string, read: Read, given: readonly string[], io: Io) {
  const [name, ...rest] = text.split("=");
  const file = rest.join("=");
  const of = read.findIndex((each, k) => rest.length > 0 && [each?.scenario.name, given[k]].includes(name));
  if (of >= 0) return { of, file };
  const isParted = rest.length > 0 && !isFactsFile(text, io) && (isFactsFile(file, io) || read.includes(undefined));
  return isParted ? { of: undefined, file } : { of: read.length - 1, file: text };
}

type OneFacts = { readonly facts?: string | undefined; readonly asOf?: string | undefined };

function known(
  read: ReadScenario | undefined,
  given: string,
  { facts, asOf }: OneFacts,
  mistakes: Mistakes,
  io: Io,
): KnownScenario | undefined {
  if (facts !== undefined) return knownOrNot(read, { facts, asOf, called: "--as-of" }, mistakes, io);
  if (asOf !== undefined) mistakes.add(asOfAlone);
  return read && mistakes.of(() => asRecorded(read, given, io));
}
