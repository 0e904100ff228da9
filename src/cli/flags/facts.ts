import { type Command, InvalidArgumentError, Option } from "commander";
import { isDay } from "../../model/calendar.ts";
import type { KnownScenario } from "../../sim/facts/known-by.ts";
import { InputError } from "../../sim/results/host.ts";
import { asKnown, loadFacts } from "../../sim/results/known.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
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
  return known(loadScenario(given, io), flags, io);
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
  read: readonly ReadScenario[],
  given: readonly string[],
  { facts = [], asOf = [] }: ManyFactsFlags,
  io: Io,
): readonly KnownScenario[] {
  mustHaveFacts(facts, asOf);
  if (asOf.length > 1)
    throw new InputError(`--as-of: must be given once, for all scenarios, got ${asOf.length} of them`);
  const files = new Map<number, string>();
  const problems: string[] = [];
  for (const text of facts) {
    const { of, file } = partedFacts(text, read, given);
    if (files.has(of))
      problems.push(
        `--facts: must be given once of ${given[of]}, got ${files.get(of)} and ${file}: of another scenario as NAME=FILE; of one scenario alone, they are held against each other`,
      );
    files.set(of, file);
  }
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return read.map((each, k) => known(each, { facts: files.get(k), asOf: files.has(k) ? asOf[0] : undefined }, io));
}

/**
 * One scenario as it was known by each of some days or facts files, in the order given; with one of these alone, first as it is without.
 */
export function knownInTurn(
  read: ReadScenario,
  given: string,
  { facts = [], asOf = [] }: ManyFactsFlags,
  io: Io,
): readonly KnownScenario[] {
  mustHaveFacts(facts, asOf);
  const files = facts.map((text) => partedFacts(text, [read], [given]).file);
  if (files.length > 1 && asOf.length > 1 && files.length !== asOf.length)
    throw new InputError(
      `--as-of: must be one day for all of ${files.length} facts files, or one for each, got ${asOf.length}`,
    );
  const times = Math.max(files.length, asOf.length);
  const at = <T>(list: readonly T[], k: number): T | undefined => (list.length === 1 ? list[0] : list[k]);
  const all = Array.from({ length: times }, (_, k) => known(read, { facts: at(files, k), asOf: at(asOf, k) }, io));
  return times === 1 ? [read, ...all] : all;
}

function mustHaveFacts(facts: readonly string[], asOf: readonly string[]): void {
  if (facts.length === 0 && asOf.length > 0) throw new InputError("--as-of: must stand with --facts");
}

/** Of which scenario facts are, by position, and their file: `NAME=FILE` where a scenario is called so, else of the last one. */
function partedFacts(text: string, read: readonly ReadScenario[], given: readonly string[]) {
  const [name, ...rest] = text.split("=");
  const of = read.findIndex(({ scenario }, k) => rest.length > 0 && [scenario.name, given[k]].includes(name));
  return of < 0 ? { of: read.length - 1, file: text } : { of, file: rest.join("=") };
}

type OneFacts = { readonly facts?: string | undefined; readonly asOf?: string | undefined };

function known(read: ReadScenario, { facts, asOf }: OneFacts, io: Io): KnownScenario {
  if (facts === undefined) {
    if (asOf !== undefined) throw new InputError("--as-of: must stand with --facts");
    return read;
  }
  return asKnown(read, loadFacts(facts, io), asOf, "--as-of");
}
