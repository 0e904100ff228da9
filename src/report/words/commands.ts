import type { Sampling } from "../../sim/engine/sampling/sampling.ts";

/** A sampling as it is asked for, e.g. `sobol` or `importance:P(pricePaid.Dy.peak >= 10)`. */
export function samplingText(sampling: Sampling): string {
  return sampling.kind === "importance" ? `importance:${sampling.tail}` : sampling.kind;
}

/** A block of a page that holds what a command prints, and the words of that command. */
export type PrintedBlock = { readonly name: string; readonly args: readonly string[] };

const block = /^```sh\nnpm run --silent chokepoint -- (.+)\n```\n\n<!-- begin: ([a-z0-9-]+) -->$/gm;

/** The blocks of a page that stand right below a command, in order. */
export function commandsOf(page: string): readonly PrintedBlock[] {
  return [...page.matchAll(block)].map(([, command, name]) => ({ name, args: command.split(" ") }));
}
