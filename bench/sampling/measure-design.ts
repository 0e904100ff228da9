import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { chooseRegion } from "../../src/sim/analysis/tail.ts";
import { runStudy } from "../../src/sim/engine/run-study.ts";
import { usualCandidates } from "../../src/sim/engine/sampling/designs/outlined.ts";
import { replicatesOf, type Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { layoutOf } from "../../src/sim/study/layout.ts";
import { estimateMean } from "../../src/sim/study/mean.ts";
import { type Figure, tail } from "./figures.ts";

/** A design's squared standard error of each figure, a mean over studies, and what it costs. */
export type DesignMeasured = {
  readonly variance: readonly number[];
  /** Degrees of freedom in each variance. */
  readonly degrees: number;
  /** Processor time of all threads over the runs, with all that a run costs: outlines, tallies. */
  readonly microseconds: number;
};

/** How many times less: variance at the same number of runs, or time to the same error. */
export type Gain = { readonly value: number; readonly standardError: number };
export type Gains = {
  readonly variance: readonly (Gain | null)[];
  readonly time: readonly (Gain | null)[];
  readonly cost: number;
};

type Size = { readonly runs: number; readonly studies: number; readonly workers: number };

export async function measureDesign(
  scenario: Scenario,
  kind: Sampling["kind"],
  figures: readonly Figure[],
  { runs, studies, workers }: Size,
): Promise<DesignMeasured> {
  const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const thresholds = await quantilesOf(scenario, figures, ids, workers);
  const variance = figures.map(() => 0);
  let [degrees, time] = [0, 0];
  for (let study = 0; study < studies; study++) {
    const seed = `sampling ${study}`;
    const sampling = samplingOf(scenario, kind, seed);
    const columns = figures.map(() => new Float64Array(runs));
    const before = process.cpuUsage();
    await runStudy(scenario, {
      ...{ seed, runs, sampling, workers },
      onOutcomes: (outcomes, { firstRun }) =>
        figures.forEach(({ id }, k) => {
          columns[k].set(outcomes[ids.indexOf(id)], firstRun);
        }),
    });
    const { user, system } = process.cpuUsage(before);
    time += user + system;
    const layout = layoutOf({ sampling, seed, runs });
    degrees += (sampling.kind === "plain" ? runs : replicatesOf(sampling, runs)) - 1;
    figures.forEach(({ statistic }, k) => {
      const values = statistic === "mean" ? columns[k] : columns[k].map((value) => (value >= thresholds[k] ? 1 : 0));
      variance[k] += estimateMean(values, layout).standardError ** 2 / studies;
    });
  }
  return { variance, degrees, microseconds: time / (runs * studies) };
}

export function gainsOf(plain: DesignMeasured, design: DesignMeasured): Gains {
  const cost = design.microseconds / plain.microseconds;
  const relativeError = Math.sqrt(2 / design.degrees + 2 / plain.degrees);
  const variance = plain.variance.map((of, k) => {
    const value = of / design.variance[k];
    return of > 0 && design.variance[k] > 0 ? { value, standardError: value * relativeError } : null;
  });
  const time = variance.map((gain) =>
    gain === null ? null : { value: gain.value / cost, standardError: gain.standardError / cost },
  );
  return { variance, time, cost };
}

function samplingOf(scenario: Scenario, kind: Sampling["kind"], seed: string): Sampling {
  switch (kind) {
    case "importance": {
      const key = outcomeKeys(createWorld(scenario)).find((each) => outcomeId(each) === tail.id);
      if (key === undefined) throw new RangeError(`${tail.id}: no such outcome`);
      const statistic = { kind: "probability", key, relation: ">=", threshold: tail.atLeast } as const;
      const found = chooseRegion(scenario, seed, statistic, `P(${tail.id} >= ${tail.atLeast})`);
      return found.kind === "importance" ? found : { kind: "plain" };
    }
    case "outlined":
      return { kind, candidates: usualCandidates };
    default:
      return { kind };
  }
}

const held = new Map<string, readonly number[]>();

/** The values from which on a run counts: the tail's, and 95th percentiles as 16,384 plain runs of another seed have them. */
async function quantilesOf(
  scenario: Scenario,
  figures: readonly Figure[],
  ids: readonly string[],
  workers: number,
): Promise<readonly number[]> {
  const known = held.get(scenario.name);
  if (known !== undefined) return known;
  const runs = 16_384;
  const columns = figures.map(() => new Float64Array(runs));
  await runStudy(scenario, {
    ...{ seed: "sampling quantiles", runs, workers },
    onOutcomes: (outcomes, { firstRun }) =>
      figures.forEach(({ id }, k) => {
        columns[k].set(outcomes[ids.indexOf(id)], firstRun);
      }),
  });
  const thresholds = figures.map(({ statistic }, k) =>
    typeof statistic === "object" ? statistic.atLeast : columns[k].sort()[Math.floor(0.95 * runs)],
  );
  held.set(scenario.name, thresholds);
  return thresholds;
}
