import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Fact } from "../engine/facts/fact.ts";
import { type FilterOptions, filterStudy, valuesOf } from "../engine/filter/filter-study.ts";
import { ancestorsOf, type Lineage } from "../engine/filter/lineage.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { plainSampling } from "../engine/sampling/sampling.ts";
import { carry } from "../study/carry.ts";
import type { ParticlesRecord } from "../study/study.ts";

/** Runs that facts have carried forward. */
export type Carried = {
  readonly lineage: Lineage;
  readonly ancestors: Int32Array;
  readonly particles: ParticlesRecord;
};

/** Carries the runs of a study forward from fact to fact on worker threads: see `carry`. Not of runs that a design weighs. */
export async function carriedForward(
  scenario: Scenario,
  facts: readonly Fact[],
  options: FilterOptions,
): Promise<Carried | undefined> {
  const { runs, sampling = plainSampling } = options;
  if (sampling.kind === "importance") return undefined;
  const filtered = await carry(scenario, facts, {
    ...{ runs, isPlain: sampling.kind === "plain" },
    look: (few) => valuesOf(scenario, facts, { ...options, runs: few, workers: 1, kept: undefined }),
    filter: (wide) => filterStudy(scenario, facts, { ...options, wide }),
  });
  if (filtered === undefined) return undefined;
  const { lineage, readings } = filtered;
  return {
    lineage,
    ancestors: ancestorsOf(lineage),
    particles: {
      sha256: sha256OfDocument(lineage),
      readings: readings.map(({ facts: read, ...each }) => ({ ...each, facts: read.map((k) => facts[k].name) })),
    },
  };
}
