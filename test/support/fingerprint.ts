import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { seriesKeys } from "../../src/model/series.ts";
import type { Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { sha256OfNumbers } from "./sha256-of-numbers.ts";
import { simulate } from "./simulate.ts";

/** SHA-256, hex, of what some runs of a scenario gave, to the last bit: of all of it, and by the name of its parts. */
export type Fingerprint = {
  readonly all: string;
  /** The first 16 digits, by outcome: all materials and sectors of one. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** The same, by weekly series: every week of every run. */
  readonly series: Readonly<Record<string, string>>;
};

/** Uses nothing of Node's, so that a browser can take it too. */
export async function fingerprintOf(
  scenario: Scenario,
  { seed, sampling, runs }: { readonly seed: string; readonly sampling: Sampling; readonly runs: number },
): Promise<Fingerprint> {
  const world = createWorld(scenario);
  const run = simulate(scenario, { seed, sampling, runs });
  const outcomes = new Map<string, Float64Array[]>();
  for (const key of outcomeKeys(world)) push(outcomes, key.outcome, [run.outcome(outcomeId(key))]);
  const series = new Map<string, Float64Array[]>();
  for (const { series: name, material, sector } of seriesKeys(world))
    push(series, name, run.series(outcomeId({ outcome: name, material, sector })));
  return {
    all: await sha256OfNumbers([...outcomes.values(), ...series.values()].flat()),
    outcomes: await hashesOf(outcomes),
    series: await hashesOf(series),
  };
}

function push(groups: Map<string, Float64Array[]>, name: string, columns: readonly Float64Array[]): void {
  groups.set(name, [...(groups.get(name) ?? []), ...columns]);
}

async function hashesOf(groups: ReadonlyMap<string, readonly Float64Array[]>): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of [...groups.keys()].sort())
    hashes[name] = (await sha256OfNumbers(groups.get(name) ?? [])).slice(0, 16);
  return hashes;
}
