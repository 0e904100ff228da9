import type { Manifest } from "../../../sim/study/study.ts";
import type { Chart } from "../../charts/kit/chart.ts";

/** What a page says beyond its studies, from a results folder of its own: a section, and its share of the summary. */
export type PagePart = {
  readonly id: string;
  /** Heading of its section. */
  readonly heading: string;
  /** Heading of a page that is made of it. */
  readonly title: string;
  /** What to take away in one minute: every number from the results. */
  readonly sentences: readonly string[];
  /** Where its numbers come from, a line each. */
  readonly sources: readonly string[];
  readonly charts: readonly Chart[];
  /** Tables under the charts, as HTML. */
  readonly tables: string;
  readonly made: readonly Made[];
  /** The studies behind it; none where it is no study. */
  readonly manifests: readonly Manifest[];
};

/** What was computed, with the hashes by which to tell; `–` where a record does not say. */
export type Made = {
  readonly [field in
    | "name"
    | "seed"
    | "runs"
    | "codeVersion"
    | "engineVersion"
    | "scenarioSha256"
    | "resultHash"]: string;
};

/** A study as it was computed. */
export function madeOf({
  scenario,
  seed,
  runs,
  codeVersion,
  engineVersion,
  scenarioSha256,
  resultHash,
}: Manifest): Made {
  const name = String(scenario.name);
  return { name, seed, runs: String(runs), codeVersion, engineVersion, scenarioSha256, resultHash };
}
