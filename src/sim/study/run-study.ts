import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario.ts";
import { bandsOf } from "../bands/bands-of.ts";
import { createTally, foldTally, type Tally } from "../bands/tally.ts";
import type { Band } from "../results.ts";
import { type Range, rangesOf, runsPerBlock } from "./ranges.ts";
import { createStudy, simulateRange } from "./simulate-range.ts";
import type { ThreadPart } from "./worker.ts";

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
 * at most two more than there are workers wait in memory; counts are whole numbers, kept by each thread until the end.
 * Returns the weekly bands. Throws the signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<readonly Band[]> {
  const study = createStudy(scenario, options.seed);
  const sums = new Float64Array(study.series.length * study.world.weeks);
  const tallies = new Map<number, Tally>();
  const ranges = rangesOf(options.runs);
  const workers = Math.min(options.workers, ranges.length);
  const pool = workers > 1 ? createPool(scenario, options.seed, workers) : null;
  const pending: Promise<ThreadPart>[] = [];
  let next = 0;
  let finished = 0;
  const here = pool === null ? createTally(study.series, study.world.weeks) : undefined;
  const start = async (range: Range): Promise<ThreadPart> => {
    await nextTurn();
    options.signal?.throwIfAborted();
    const done =
      pool === null
        ? { thread: 0, part: simulateRange(study, range, runsPerBlock, here) }
        : ((await pool.run(range)) as ThreadPart);
    finished += range.runs;
    options.onProgress?.(finished);
    return done;
  };
  try {
    for (let folded = 0; folded < ranges.length; folded++) {
      while (next < ranges.length && pending.length < (pool === null ? 1 : workers + 2))
        pending.push(handled(start(ranges[next++])));
      const { thread, part } = await (pending.shift() as Promise<ThreadPart>);
      options.signal?.throwIfAborted();
      tallies.set(thread, part.tally);
      for (let cell = 0; cell < sums.length; cell++) sums[cell] += part.sums[cell];
      await options.onOutcomes(part.outcomes, part.range);
    }
  } finally {
    await pool?.destroy();
  }
  const [total, ...others] = tallies.values();
  for (const tally of others) foldTally(total, tally);
  return bandsOf(total, sums, study.series, scenario.start, options.runs);
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
