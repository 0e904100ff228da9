import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario.ts";
import type { Range } from "./ranges.ts";
import { createStudy, type Study, simulateRange } from "./simulate-range.ts";

export type WorkerData = { readonly scenario: Scenario; readonly seed: string };

let study: Study | undefined;

/** A worker thread's task: one range of runs. The study is laid out once a thread. */
export function runRange(range: Range): unknown {
  if (study === undefined) {
    const { scenario, seed } = Tinypool.workerData as WorkerData;
    study = createStudy(scenario, seed);
  }
  const part = simulateRange(study, range);
  const { counts, sums, lowest, highest } = part.tally;
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [counts, sums, lowest, highest, ...part.outcomes].map((array) => array.buffer),
    [Tinypool.valueSymbol]: part,
  } as never);
}
