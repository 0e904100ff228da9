import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario.ts";
import { bandsOf } from "../bands/bands-of.ts";
import { createTally, foldTally } from "../bands/tally.ts";
import type { Band } from "../results.ts";
import { type Range, rangesOf } from "./ranges.ts";
import { createStudy, type Part, simulateRange } from "./simulate-range.ts";

export type RunOptions = {
  /** Any non-empty string; the same seed gives the same draws to every scenario. */
  readonly seed: string;
  readonly runs: number;
  readonly workers: number;
  /** Receives each range's outcomes, in run order. */
  readonly onOutcomes: (outcomes: readonly Float64Array[], range: Range) => void | Promise<void>;
  /** Runs finished so far, folded or not. */
  readonly onProgress?: ((finished: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Runs a study, on worker threads when there are several. Parts are folded in run order, never in order of arrival, and
 * at most two more than there are workers wait in memory. Returns the weekly bands. Throws the signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<readonly Band[]> {
  const study = createStudy(scenario, options.seed);
  const total = createTally(study.series, study.world.weeks);
  const ranges = rangesOf(options.runs);
  const workers = Math.min(options.workers, ranges.length);
  const pool = workers > 1 ? createPool(scenario, options.seed, workers) : null;
  const pending: Promise<Part>[] = [];
  let next = 0;
  let finished = 0;
  const start = async (range: Range): Promise<Part> => {
    await nextTurn();
    options.signal?.throwIfAborted();
    const part = pool === null ? simulateRange(study, range) : ((await pool.run(range)) as Part);
    finished += range.runs;
    options.onProgress?.(finished);
    return part;
  };
  try {
    for (let folded = 0; folded < ranges.length; folded++) {
      while (next < ranges.length && pending.length < (pool === null ? 1 : workers + 2))
        pending.push(handled(start(ranges[next++])));
      const part = await (pending.shift() as Promise<Part>);
      options.signal?.throwIfAborted();
      foldTally(total, part.tally);
      await options.onOutcomes(part.outcomes, part.range);
    }
  } finally {
    await pool?.destroy();
  }
  return bandsOf(total, study.series, scenario.start, options.runs);
}

function createPool(scenario: Scenario, seed: string, workers: number): Tinypool {
  return new Tinypool({
    filename: new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url).href,
    name: "runRange",
    runtime: "worker_threads",
    minThreads: workers,
    maxThreads: workers,
    isolateWorkers: false,
    workerData: { scenario, seed },
  });
}

/** A rejection that comes while an earlier part is awaited is met later: it must not count as unhandled. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Lets signals and timers in between two ranges. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
