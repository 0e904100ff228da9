import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type Fact, logLikelihoodsOf } from "../engine/facts/fact.ts";
import { carriedBelow, looked } from "../engine/filter/carried-below.ts";
import { type Filtered, WeightsVanished, type Wide } from "../engine/filter/filter.ts";
import { copiedBelow } from "../engine/filter/filter-runs.ts";
import { ancestorsOf, familiesOf } from "../engine/filter/lineage.ts";
import { weighed } from "../engine/filter/weights.ts";
import { fewestEffective } from "./surprise.ts";

/** Studies that more runs may cost which stand at first, and numbers that are held of them. */
const [mostMore, mostHeld] = [1.5, 16_777_216];

/** How the runs of a study are simulated, wherever that is. */
type Runs = {
  readonly runs: number;
  /** Whether they are drawn plainly: a design has as many as it lays out. */
  readonly isPlain: boolean;
  /** What facts are held against in the first so many of them; a column a fact. */
  readonly look: (runs: number) => Promise<readonly Float64Array[]>;
  readonly filter: (wide: Wide | undefined) => Promise<Filtered>;
};

/**
 * Carries the runs of a study forward from fact to fact, where few of them carry the weight: judged by the first 256. Undefined
 * where weighing whole runs will do, where no run is possible, and where so few runs are left as ancestors that it would be no
 * better: then whole runs are weighed, and what they are worth is said.
 */
export async function carry(
  scenario: Scenario,
  facts: readonly Fact[],
  { runs, isPlain, look, filter }: Runs,
): Promise<Filtered | undefined> {
  if (facts.length === 0) return undefined;
  const first = await look(Math.min(looked, runs));
  if (effectiveShare(facts, first) >= carriedBelow) return undefined;
  try {
    const filtered = await filter(isPlain ? wideFor(scenario, facts, first, runs) : undefined);
    return familiesOf(ancestorsOf(filtered.lineage)).worth < fewestEffective ? undefined : filtered;
  } catch (error) {
    if (error instanceof WeightsVanished) return undefined;
    throw error;
  }
}

/**
 * How many runs are to stand at first, and until which week: so many that the first facts by which copying is due leave runs worth
 * half the particles, as far as that costs no more than a study and a half, and 128 MB. Undefined where those that there are will do.
 */
function wideFor(
  scenario: Scenario,
  facts: readonly Fact[],
  first: readonly Float64Array[],
  runs: number,
): Wide | undefined {
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
