import type { Sampling } from "../../sim/engine/sampling/sampling.ts";
import type { Manifest } from "../../sim/study/study.ts";

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

/** What commands that make a page again take for a scenario, by its SHA-256, where its name will not do. */
export type ScenarioWords = ReadonlyMap<string, string>;

/** A scenario as a command takes it: its name, or what is said to stand for it. */
export function scenarioWord({ scenario, scenarioSha256 }: Manifest, words: ScenarioWords | undefined): string {
  return words?.get(scenarioSha256) ?? String(scenario.name);
}

/** The options of a command that computes these studies again: seed, size, sampling. */
export function studyFlags(manifests: readonly Manifest[]): readonly string[] {
  const [{ seed, sampling }] = manifests;
  return [
    ...["--seed", seed, ...sizeOf(manifests)],
    ...(sampling.kind === "plain" ? [] : ["--sampling", samplingText(sampling)]),
  ];
}

/** How many runs: as a number, or by the figures that decided on it. */
function sizeOf(manifests: readonly Manifest[]): readonly string[] {
  const [{ until, runs }] = manifests;
  if (until === undefined) return ["--runs", String(runs)];
  const goals = new Set(manifests.flatMap((each) => each.until?.goals.map(({ goal }) => goal) ?? []));
  return [...[...goals].flatMap((goal) => ["--until", goal]), "--ceiling", String(until.ceiling)];
}
