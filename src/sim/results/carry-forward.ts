import type { Scenario } from "../../model/scenario/scenario.ts";
import { type Fact, logLikelihoodsOf } from "../engine/facts/fact.ts";
import { WeightsVanished } from "../engine/filter/filter.ts";
import { type FilterOptions, filterStudy, valuesOf } from "../engine/filter/filter-study.ts";
import { ancestorsOf, distinctAncestors, type Lineage } from "../engine/filter/lineage.ts";
import { weighed } from "../engine/filter/weights.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { runsPerBlock } from "../engine/ranges.ts";
import type { ParticlesRecord } from "../study/study.ts";
import { fewestEffective } from "../study/surprise.ts";

/** Where the first runs are worth less than this share of them, all are carried forward as particles. */
const carriedBelow = 0.1;
/** So many are looked at first: a block, so that facts that only weigh cost little more. */
const looked = runsPerBlock;

/** Runs that facts have carried forward, and what these were held against before. */
export type Carried = {
  readonly lineage: Lineage;
  readonly ancestors: Int32Array;
  readonly particles: ParticlesRecord;
  /** By fact, one number a run of the plain study. */
  readonly plain: readonly Float64Array[];
};

/**
 * Carries the runs of a study forward from fact to fact, where few of them carry the weight: judged by the first 256. Undefined
 * where weighing whole runs will do, where no run is possible, and where so few runs are left as ancestors that it would be no
 * better: then whole runs are weighed, and what they are worth is said.
 */
export async function carriedForward(
  scenario: Scenario,
  facts: readonly Fact[],
  options: FilterOptions,
): Promise<Carried | undefined> {
  if (facts.length === 0 || options.sampling?.kind === "importance") return undefined;
  const few = { ...options, runs: Math.min(looked, options.runs), workers: 1, kept: undefined };
  const first = await valuesOf(scenario, facts, few);
  if (effectiveShare(facts, first) >= carriedBelow) return undefined;
  const plain = await valuesOf(scenario, facts, options);
  try {
    const { lineage, readings } = await filterStudy(scenario, facts, { ...options, known: plain });
    if (distinctAncestors(lineage) < fewestEffective) return undefined;
    return {
      lineage,
      ancestors: ancestorsOf(lineage),
      particles: {
        sha256: sha256OfDocument(lineage),
        readings: readings.map(({ facts: read, ...each }) => ({ ...each, facts: read.map((k) => facts[k].name) })),
      },
      plain,
    };
  } catch (error) {
    if (error instanceof WeightsVanished) return undefined;
    throw error;
  }
}

/** How many runs of equal weight some runs are worth, as a share of them. */
function effectiveShare(facts: readonly Fact[], values: readonly Float64Array[]): number {
  const logs = logLikelihoodsOf(facts, values);
  const sums = values[0].map((_, i) => logs.reduce((sum, log) => sum + log[i], 0));
  return (weighed(sums)?.effective ?? 0) / sums.length;
}
