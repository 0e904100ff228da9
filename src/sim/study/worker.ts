import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario.ts";
import type { Tally } from "../bands/tally.ts";
import type { Sampling } from "../sampling/sampling.ts";
import { type Range, runsPerBlock } from "./ranges.ts";
import { createStudy, type Study, simulateRange } from "./simulate-range.ts";

/** What all threads of a study are given; the tally is in shared memory. */
export type WorkerData = {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly luckSeed: string;
  readonly sampling: Sampling;
  readonly tally: Tally;
};

let study: Study | undefined;

/** A worker thread's task: one range of runs. The study is laid out once a thread. */
export function runRange(range: Range): unknown {
  const { scenario, seed, luckSeed, sampling, tally } = Tinypool.workerData as WorkerData;
  study ??= createStudy(scenario, seed, sampling, luckSeed);
  const { outcomes, sums } = simulateRange(study, range, runsPerBlock, tally);
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [sums, ...outcomes].map((array) => array.buffer),
    [Tinypool.valueSymbol]: { range, outcomes, sums },
  } as never);
}
