import type { Manifest } from "../../sim/study/study.ts";

/** What commands that make a page again take for a scenario, by its SHA-256, where its name will not do. */
export type ScenarioWords = ReadonlyMap<string, string>;

/** A scenario as a command takes it: its name, or what is said to stand for it. */
export function scenarioWord({ scenario, scenarioSha256 }: Manifest, words: ScenarioWords | undefined): string {
  return words?.get(scenarioSha256) ?? String(scenario.name);
}
