import type { ReadScenario } from "../sim/scenario/read.ts";

/** Weeks simulated, where all scenarios have the same. */
export function sharedHorizon(all: readonly ReadScenario[]): number | undefined {
  const [{ scenario }] = all;
  return all.every((each) => each.scenario.horizonWeeks === scenario.horizonWeeks) ? scenario.horizonWeeks : undefined;
}
