import { threadId } from "node:worker_threads";
import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario.ts";
import { createTally, type Tally } from "../bands/tally.ts";
import { type Range, runsPerBlock } from "./ranges.ts";
import { createStudy, type Part, type Study, simulateRange } from "./simulate-range.ts";

export type WorkerData = { readonly scenario: Scenario; readonly seed: string };

/** What a worker sends back: every part of one thread has the same tally. */
export type ThreadPart = { readonly thread: number; readonly part: Part };

let study: Study | undefined;
let tally: Tally | undefined;

/** A worker thread's task: one range of runs. The study is laid out once a thread, and the thread keeps one tally. */
export function runRange(range: Range): unknown {
  const { scenario, seed } = Tinypool.workerData as WorkerData;
  study ??= createStudy(scenario, seed);
  tally ??= createTally(study.series, study.world.weeks);
  const part = simulateRange(study, range, runsPerBlock, tally);
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [part.sums, ...part.outcomes].map((array) => array.buffer),
    [Tinypool.valueSymbol]: { thread: threadId, part } satisfies ThreadPart,
  } as never);
}
