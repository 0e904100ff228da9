import type { Scenario } from "../../../model/scenario/scenario.ts";
import { type Fact, logLikelihoodsOf } from "../facts/fact.ts";
import { type Filtered, filterFacts, type Wide } from "./filter.ts";
import { luckOfCopying, type Particles } from "./particle-streams.ts";

/** Effective sample size, as a share of the particles, below which they are copied. */
export const copiedBelow = 0.5;

/** What facts are held against in some runs, or in particles in their place; a column a fact. NaN where a run throws. */
export type ValuesOf = (
  facts: readonly Fact[],
  runs: number,
  particles: Particles | null,
) => Promise<readonly Float64Array[]>;

type FilteredRuns = {
  readonly seed: string;
  readonly luckSeed?: string | undefined;
  readonly runs: number;
  readonly wide?: Wide | undefined;
};

/** Carries runs forward from fact to fact, wherever they are simulated: see `filterStudy`. */
export async function filterRuns(
  { start }: Pick<Scenario, "start">,
  facts: readonly Fact[],
  { seed, luckSeed = seed, runs, wide }: FilteredRuns,
  valuesOf: ValuesOf,
): Promise<Filtered> {
  const order = [...facts.keys()].sort((a, b) => facts[a].week - facts[b].week || a - b);
  const sorted = order.map((fact) => facts[fact]);
  const early = wide === undefined ? sorted : sorted.filter(({ week }) => week <= wide.week);
  const filtered = await filterFacts({
    particles: runs,
    wide: wide && { ...wide, week: wide.week + 1 },
    weeks: sorted.map(({ week }) => week + 1),
    floor: copiedBelow,
    luckOf: (week) => luckOfCopying({ seed, luckSeed }, start, week),
    logLikelihoods: async (slots, lineage, first) => {
      const isPlain = lineage.copyings.length === 0;
      const asked = isPlain ? early : sorted.slice(first);
      return logLikelihoodsOf(asked, await valuesOf(asked, slots.length, isPlain ? null : { lineage, slots }));
    },
  });
  return {
    ...filtered,
    readings: filtered.readings.map((each) => ({ ...each, facts: each.facts.map((k) => order[k]) })),
  };
}
