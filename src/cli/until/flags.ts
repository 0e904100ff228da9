import { type Command, InvalidArgumentError, Option } from "commander";
import { mostRuns, parseWhole } from "../flags/study.ts";
import { InputError } from "../input-error.ts";

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
