import { canonicalJson } from "../engine/parts/canonical.ts";
import type { Manifest } from "../study/study.ts";

type Told = Pick<Manifest, "scenario" | "scenarioSha256" | "seed" | "runs" | "sampling" | "engineVersion">;

/** What runs.parquet says of itself: nothing of the sampling where that is plain. */
export function aboutStudy({ scenario, scenarioSha256, seed, runs, sampling, engineVersion }: Told) {
  const told = { scenario: String(scenario.name), scenarioSha256, seed, runs: String(runs), engineVersion };
  return sampling.kind === "plain" ? told : { ...told, sampling: canonicalJson(sampling) };
}
