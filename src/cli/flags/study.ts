import { type Command, InvalidArgumentError, Option } from "commander";
import { isDay } from "../../model/calendar.ts";
import { usualCandidates } from "../../sim/engine/sampling/designs/outlined.ts";
import { plainSampling, type Sampling } from "../../sim/engine/sampling/sampling.ts";
import { InputError } from "../../sim/results/host.ts";
import type { Earlier } from "../../sim/results/kept/unfinished.ts";
import type { StudyOptions } from "../../sim/results/write-study.ts";
import { textRules } from "../../sim/scenario/printable.ts";
import type { Io } from "../terminal/io.ts";

export const mostRuns = 100_000_000;
const fewestScoredRuns = 100;
const mostWorkers = 256;

export function parseRuns(text: string): number {
  return parseWhole(text, 1, mostRuns);
}

/** Runs that a forecast is scored on. */
export function parseScoredRuns(text: string): number {
  const runs = parseRuns(text);
  if (runs < fewestScoredRuns)
    throw new InvalidArgumentError(
      `must be at least ${fewestScoredRuns}: with fewer, less than five runs lie beyond either end of a 90 % interval`,
    );
  return runs;
}

export function parseWorkers(text: string): number {
  return parseWhole(text, 1, mostWorkers);
}

/** Most characters of a seed: it stands under every chart. */
const mostOfSeed = 200;

export function parseSeed(text: string): string {
  if (text.length === 0) throw new InvalidArgumentError("must not be empty");
  if (text.length > mostOfSeed)
    throw new InvalidArgumentError(`must be at most ${mostOfSeed} characters, got ${text.length}`);
  for (const { rule, holds } of textRules) if (!holds(text)) throw new InvalidArgumentError(rule);
  // What stands for bytes that are no UTF-8, whichever they were.
  if (text.includes("\ufffd")) throw new InvalidArgumentError("must be text in UTF-8");
  return text;
}

/** A sampling as asked for: the region of an importance sampling is still to be found. */
export type SamplingChoice =
  | Exclude<Sampling, { kind: "importance" }>
  | { readonly kind: "importance"; readonly tail: string };

const samplingKinds = 'plain, sobol, latin, stratified, outlined or "importance:P(<outcome> >= <value>)"';

export function samplingOption(): Option {
  return new Option("--sampling <kind>", `${samplingKinds}: see docs/sampling.md`)
    .argParser(parseSampling)
    .default(plainSampling, "plain");
}

function parseSampling(text: string): SamplingChoice {
  const [, tail] = /^importance:\s*(\S.*)$/.exec(text) ?? [];
  if (tail !== undefined) return { kind: "importance", tail };
  switch (text) {
    case "plain":
    case "sobol":
    case "latin":
    case "stratified":
      return { kind: text };
    case "outlined":
      return { kind: "outlined", candidates: usualCandidates };
    default:
      throw new InvalidArgumentError(`must be ${samplingKinds}`);
  }
}

/** A day of the calendar, YYYY-MM-DD. */
export function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("must be a day that exists, such as 2026-01-31");
  return text;
}

export function parseWhole(text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new InvalidArgumentError(`must be a whole number from ${low} to ${high}`);
  return value;
}

/** What to do with finished parts that an interrupted command has left. */
export function withEarlier(command: Command): Command {
  return command
    .option("--resume", "go on where the same command was interrupted: only what is missing is computed")
    .addOption(new Option("--fresh", "throw away what an interrupted command has left").conflicts("resume"));
}

export type StudyFlags = StudyOptions & UntilFlags & Earlier & { readonly out?: string };

/** Flags of every command that runs studies. */
export function withStudyOptions(command: Command, io: Io): Command {
  return withEarlier(
    command
      .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
      .option("--runs <count>", "seeded runs a scenario", parseRuns, 10_000)
      .addOption(samplingOption())
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .option("--out <dir>", "results folder, replaced if it holds earlier results"),
  );
}

/** Weekly series of which every run's path is written. */
export function withPaths(command: Command): Command {
  return command.option(
    "--paths <series>",
    "also write paths.parquet: each run's path of these weekly series (pricePaidUsdPerKg.Dy, or makerCoverWeeks for all of its kind), by commas",
    parsePaths,
  );
}

function parsePaths(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("must be names of weekly series with a comma between them");
  return names;
}

/** What a study is asked to be precise about; `until` is empty where the number of runs is given. */
export type UntilFlags = { readonly until?: readonly string[]; readonly ceiling?: number };

/** More than this is run only if asked for. */
export const usualCeiling = 1_000_000;
const leastCeiling = 1024;

export function withUntil(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--until <statistic>",
        'run until a figure is known to a stated error, half the width of its 95 % interval: "p95(pricePaid.Dy.peak) 3%"; may be repeated, all are met',
      )
        .argParser(collect)
        .conflicts("runs"),
    )
    .option(
      "--ceiling <count>",
      `with --until: runs at which to end, met or not (default: ${usualCeiling}, and refused if out of reach)`,
      (text) => parseWhole(text, leastCeiling, mostRuns),
    );
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  if (text.trim() === "") throw new InvalidArgumentError("must not be empty");
  return [...before, text];
}

/** Refuses a ceiling of nothing. */
export function mustGoTogether({ until, ceiling }: UntilFlags): void {
  if (until === undefined && ceiling !== undefined) throw new InputError("--ceiling: needs an --until, got none");
}
