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
      ),
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

/** Scenarios that are compared, the last of which is the one that the facts tell of; the others are as they are. */
export function lastKnown(read: readonly ReadScenario[], flags: FactsFlags, io: Io): readonly KnownScenario[] {
  return [...read.slice(0, -1), known(read[read.length - 1], flags, io)];
}

function known(read: ReadScenario, { facts, asOf }: FactsFlags, io: Io): KnownScenario {
  if (facts === undefined) {
    if (asOf !== undefined) throw new InputError("--as-of: must stand with --facts");
    return read;
  }
  return asKnown(read, loadFacts(facts, io), asOf, "--as-of");
}
