import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type Fact, logLikelihoodsOf } from "../engine/facts/fact.ts";
import { carriedBelow, looked } from "../engine/filter/carried-below.ts";
import { WeightsVanished, type Wide } from "../engine/filter/filter.ts";
import { copiedBelow, type FilterOptions, filterStudy, valuesOf } from "../engine/filter/filter-study.ts";
import { ancestorsOf, familiesOf, type Lineage } from "../engine/filter/lineage.ts";
import { weighed } from "../engine/filter/weights.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { plainSampling } from "../engine/sampling/sampling.ts";
import type { ParticlesRecord } from "../study/study.ts";
import { fewestEffective } from "../study/surprise.ts";

/** Studies that more runs may cost which stand at first, and numbers that are held of them. */
const [mostMore, mostHeld] = [1.5, 16_777_216];

/** Runs that facts have carried forward. */
export type Carried = {
  readonly lineage: Lineage;
  readonly ancestors: Int32Array;
  readonly particles: ParticlesRecord;
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
  const wide = wideFor(scenario, facts, first, options);
  try {
    const { lineage, readings } = await filterStudy(scenario, facts, { ...options, wide });
    if (familiesOf(ancestorsOf(lineage)).worth < fewestEffective) return undefined;
    return {
      lineage,
      ancestors: ancestorsOf(lineage),
      particles: {
        sha256: sha256OfDocument(lineage),
        readings: readings.map(({ facts: read, ...each }) => ({ ...each, facts: read.map((k) => facts[k].name) })),
      },
    };
  } catch (error) {
    if (error instanceof WeightsVanished) return undefined;
    throw error;
  }
}

/**
 * How many runs are to stand at first, and until which week: so many that the first facts by which copying is due leave runs worth
 * half the particles, as far as that costs no more than a study and a half, and 128 MB. Undefined where those that there are will do, and where
 * a design lays them out.
 */
function wideFor(
  scenario: Scenario,
  facts: readonly Fact[],
  first: readonly Float64Array[],
  { runs, sampling = plainSampling }: FilterOptions,
): Wide | undefined {
  if (sampling.kind !== "plain") return undefined;
  const shareBy = (week: number) => {
    const early = [...facts.keys()].filter((f) => facts[f].week <= week);
    return {
      early: early.length,
      share: effectiveShare(
        early.map((f) => facts[f]),
        early.map((f) => first[f]),
      ),
    };
  };
  const weeks = [...new Set(facts.map(({ week }) => week))].sort((a, b) => a - b);
  const week = weeks.find((each) => shareBy(each).share < copiedBelow) ?? weeks[weeks.length - 1];
  const { early, share } = shareBy(week);
  const { runUpWeeks, weeks: all } = createWorld(scenario);
  const most = Math.min(
    (mostMore * (runUpWeeks + all)) / (runUpWeeks + Math.max(1, week + 1)),
    mostHeld / (early * runs),
  );
  const times = Math.floor(Math.min(copiedBelow / share, most));
  return times > 1 ? { runs: times * runs, week } : undefined;
}

/** How many runs of equal weight some runs are worth, as a share of them. */
function effectiveShare(facts: readonly Fact[], values: readonly Float64Array[]): number {
  const logs = logLikelihoodsOf(facts, values);
  const sums = values[0].map((_, i) => logs.reduce((sum, log) => sum + log[i], 0));
  return (weighed(sums)?.effective ?? 0) / sums.length;
}
