import { outcomeKeys } from "../../model/outcomes/outcome-keys.ts";
import { createWorld } from "../../model/world.ts";
import { layoutOf } from "../../sim/estimates/layout.ts";
import { bandsToCsv } from "../../sim/files/bands-csv.ts";
import { RunsWriter } from "../../sim/files/runs-parquet.ts";
import type { Sampled } from "../../sim/precision/measured.ts";
import { pilotSeed } from "../../sim/precision/seeds.ts";
import { outcomeId } from "../../sim/results.ts";
import type { Sampling } from "../../sim/sampling/sampling.ts";
import type { ReadScenario } from "../../sim/scenario/read-scenario.ts";
import { runStudy } from "../../sim/study/run-study.ts";
import type { Io } from "../io.ts";
import { Progress } from "../progress.ts";

/** What a pilot showed of a study's cost. */
export type PilotCost = {
  readonly runs: number;
  /** Wall time a run, of the slower and of the faster half of the pilot, and on average [s]; 0 where no clock goes. */
  readonly secondsPerRun: { readonly low: number; readonly middle: number; readonly high: number };
  /** Bytes of what grows with the runs, a run, and of what does not. */
  readonly bytesPerRun: number;
  readonly bytesFixed: number;
};

type PilotOptions = {
  readonly seed: string;
  readonly sampling: Sampling;
  readonly runs: number;
  readonly workers: number;
};

/** A pilot's outcomes, one value a run, and what it cost. */
export type PilotRuns = {
  readonly sampled: (outcomeId: string) => Sampled;
  readonly failed: readonly number[];
  readonly cost: PilotCost;
};

/** Runs the pilot of a scenario for all of its outcomes; nothing is written. */
export async function runPilotForAll(
  { scenario }: ReadScenario,
  { seed, sampling, runs, workers }: PilotOptions,
  io: Io,
): Promise<PilotRuns> {
  const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const own = { seed: pilotSeed(seed), sampling, runs };
  const failed: number[] = [];
  const columns = ids.map(() => new Float64Array(runs));
  const progress = new Progress(io, `${scenario.name}, pilot`, runs);
  const clock: { readonly runs: number; readonly ms: number }[] = [];
  let bytes = 0;
  const writer = new RunsWriter(ids, {}, (written) => {
    bytes += written.length;
  });
  const bands = await runStudy(scenario, {
    ...own,
    workers,
    onOutcomes: (outcomes, { firstRun }, failures) => {
      const missing = failures.map(({ run }) => run);
      writer.append(outcomes, missing);
      for (let k = 0; k < columns.length; k++) columns[k].set(outcomes[k], firstRun - failed.length);
      failed.push(...missing);
    },
    onProgress: (finished) => {
      clock.push({ runs: finished, ms: io.now() });
      progress.update(finished);
    },
    signal: io.signal,
  });
  writer.finish();
  const bytesFixed = bandsToCsv(bands).length;
  const layout = layoutOf({ ...own, failed });
  return {
    sampled: (id) => ({ values: columns[ids.indexOf(id)].subarray(0, runs - failed.length), layout }),
    failed,
    cost: { runs, secondsPerRun: paceOf(clock), bytesPerRun: bytes / runs, bytesFixed },
  };
}

/** From the first range done to the last, so that starting up does not count. */
function paceOf(clock: readonly { readonly runs: number; readonly ms: number }[]): PilotCost["secondsPerRun"] {
  const pace = (from: number, to: number) => {
    const runs = clock[to].runs - clock[from].runs;
    return runs > 0 ? (clock[to].ms - clock[from].ms) / runs / 1000 : 0;
  };
  const last = clock.length - 1;
  const halves = [pace(0, last >> 1), pace(last >> 1, last), pace(0, last)].filter((each) => each > 0);
  return halves.length === 0
    ? { low: 0, middle: 0, high: 0 }
    : { low: Math.min(...halves), middle: pace(0, last), high: Math.max(...halves) };
}
