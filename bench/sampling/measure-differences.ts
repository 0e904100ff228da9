import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { runStudy } from "../../src/sim/engine/run-study.ts";
import { usualCandidates } from "../../src/sim/engine/sampling/designs/outlined.ts";
import { replicatesOf, type Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { layoutOf } from "../../src/sim/study/layout.ts";
import { estimateMean } from "../../src/sim/study/mean.ts";
import type { DesignMeasured } from "./measure-design.ts";

export type PairedDesign = Exclude<Sampling["kind"], "stratified" | "importance">;

type Size = { readonly runs: number; readonly studies: number; readonly workers: number };

/** As `measureDesign`, of the differences of means between two scenarios, b minus a, run for run. */
export async function measureDifferences(
  [a, b]: readonly [Scenario, Scenario],
  kind: PairedDesign,
  ids: readonly string[],
  { runs, studies, workers }: Size,
): Promise<DesignMeasured> {
  const sampling: Sampling = kind === "outlined" ? { kind, candidates: usualCandidates, by: [a, b] } : { kind };
  const variance = ids.map(() => 0);
  let [degrees, time] = [0, 0];
  for (let study = 0; study < studies; study++) {
    const seed = `differences ${study}`;
    const before = process.cpuUsage();
    const [ofA, ofB] = [
      await columnsOf(a, ids, { seed, runs, sampling, workers }),
      await columnsOf(b, ids, { seed, runs, sampling, workers }),
    ];
    const { user, system } = process.cpuUsage(before);
    time += user + system;
    const layout = layoutOf({ sampling, seed, runs });
    degrees += replicatesOf(sampling, runs) - 1;
    ids.forEach((_, k) => {
      const differences = ofB[k].map((value, run) => value - ofA[k][run]);
      variance[k] += estimateMean(differences, layout).standardError ** 2 / studies;
    });
  }
  return { variance, degrees, microseconds: time / (2 * runs * studies) };
}

type Study = { readonly seed: string; readonly runs: number; readonly sampling: Sampling; readonly workers: number };

async function columnsOf(scenario: Scenario, ids: readonly string[], study: Study): Promise<readonly Float64Array[]> {
  const all = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const columns = ids.map(() => new Float64Array(study.runs));
  await runStudy(scenario, {
    ...study,
    onOutcomes: (outcomes, { firstRun }) =>
      ids.forEach((id, k) => {
        columns[k].set(outcomes[all.indexOf(id)], firstRun);
      }),
  });
  return columns;
}
