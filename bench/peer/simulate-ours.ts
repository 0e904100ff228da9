import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { simulateBlock } from "../../src/model/simulate.ts";
import { runsPerBlock } from "../../src/sim/engine/ranges.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";

/** Our runs: every outcome, and every series in the given weeks, one number a run. */
export function simulateOurs(
  scenario: Scenario,
  { runs, seed, weeks }: { readonly runs: number; readonly seed: string; readonly weeks: readonly number[] },
): ReadonlyMap<string, Float64Array> {
  const study = createStudy(scenario, seed);
  const found = new Map<string, Float64Array>();
  const put = (name: string, at: number, values: Float64Array) => {
    if (!found.has(name)) found.set(name, new Float64Array(runs));
    found.get(name)?.set(values, at);
  };
  const series = study.series.map((key) => outcomeId({ ...key, outcome: key.series }));
  for (let first = 0; first < runs; first += runsPerBlock) {
    const block = Math.min(runsPerBlock, runs - first);
    const columns = simulateBlock(study.world, study.drawn, study.streams, first, block, {
      week: (week, values) => {
        if (weeks.includes(week)) for (const [k, name] of series.entries()) put(`${name}@${week}`, first, values[k]);
      },
    });
    for (const [k, key] of study.outcomes.entries()) put(outcomeId(key), first, columns[k]);
  }
  return found;
}
