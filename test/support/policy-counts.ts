import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { type PolicyCounts, sumOfPolicy } from "../../src/sim/engine/policy-counts.ts";
import { rangesOf } from "../../src/sim/engine/ranges.ts";
import { plainSampling, type Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { createStudy, simulateRange } from "../../src/sim/engine/simulate-range.ts";

type Counted = {
  readonly seed: string;
  readonly runs: number;
  readonly sampling?: Sampling;
  readonly failed?: readonly number[];
};

/** The policy of some runs as a study counts it, without writing anything. */
export function policyCounts(
  scenario: Scenario,
  { seed, runs, sampling = plainSampling, failed }: Counted,
): PolicyCounts {
  const study = createStudy(scenario, seed, sampling);
  const counts = rangesOf(runs).map((range) => simulateRange(study, range, undefined, undefined, failed).policy);
  return sumOfPolicy(counts, sampling);
}
