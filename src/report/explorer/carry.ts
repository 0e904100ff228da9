import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Fact } from "../../sim/engine/facts/fact.ts";
import { filterRuns, type ValuesOf } from "../../sim/engine/filter/filter-runs.ts";
import type { Lineage } from "../../sim/engine/filter/lineage.ts";
import { Weigher } from "../../sim/engine/filter/weigher.ts";
import { createStudy } from "../../sim/engine/simulate-range.ts";
import { carry } from "../../sim/study/carry.ts";

/**
 * What facts make of the runs of a study where few of them carry the weight, on this thread: the particles that the command line makes of
 * the same. Null where whole runs are weighed.
 */
export async function carriedInPage(
  scenario: Scenario,
  facts: readonly Fact[],
  seed: string,
  runs: number,
): Promise<Lineage | null> {
  const valuesOf: ValuesOf = async (asked, count, particles) => {
    const study = createStudy(scenario, seed, undefined, undefined, particles);
    const part = { firstRun: 0, runs: count };
    return (await new Weigher(study, asked).simulate(part, { onRange: () => undefined })).columns;
  };
  const filtered = await carry(scenario, facts, {
    ...{ runs, isPlain: true },
    look: (few) => valuesOf(facts, few, null),
    filter: (wide) => filterRuns(scenario, facts, { seed, runs, wide }, valuesOf),
  });
  return filtered?.lineage ?? null;
}
