import type { Block } from "../../src/model/block.ts";
import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { seriesKeys } from "../../src/model/series.ts";
import { simulateBlock } from "../../src/model/simulate.ts";
import type { Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";
export type Simulated = {
  /** One number a run. */
  readonly outcome: (id: string) => Float64Array;
  /** By week, one number a run. */
  readonly series: (id: string) => readonly Float64Array[];
};

/** Runs a scenario in one block and keeps everything: for tests of a few runs. */
export function simulate(
  scenario: Scenario,
  options: {
    seed?: string;
    sampling?: Sampling;
    runs?: number;
    firstRun?: number;
    onStep?: (step: number, block: Block) => void;
  } = {},
): Simulated {
  const { world, drawn, streams } = createStudy(scenario, options.seed ?? "test", options.sampling);
  const keys = seriesKeys(world).map(({ series, material, sector }) =>
    outcomeId({ outcome: series, material, sector }),
  );
  const paths: Float64Array[][] = keys.map(() => []);
  const columns = simulateBlock(world, drawn, streams, options.firstRun ?? 0, options.runs ?? 1, {
    week: (_, series) => {
      series.forEach((values, k) => {
        paths[k].push(values.slice());
      });
    },
    step: options.onStep ?? (() => undefined),
  });
  const ids = outcomeKeys(world).map(outcomeId);
  return {
    outcome: (id) => found(ids, columns, id),
    series: (id) => found(keys, paths, id),
  };
}

function found<T>(names: readonly string[], values: readonly T[], name: string): T {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`${name}: not among ${names.join(", ")}`);
  return values[index];
}
