import type { Scenario } from "../../model/scenario.ts";
import { bandsOf } from "../bands/bands-of.ts";
import { createTally, foldTally, type Tally } from "../bands/tally.ts";
import type { Band } from "../results.ts";
import { inOrder } from "./in-order.ts";
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
 * Runs a study, on worker threads when there are several. Parts are folded in run order; counts are whole numbers, kept
 * by each thread until the end. Returns the weekly bands. Throws the signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<readonly Band[]> {
  const { seed, runs, workers, onOutcomes, onProgress, signal } = options;
  const study = createStudy(scenario, seed);
  const sums = new Float64Array(study.series.length * study.world.weeks);
  const tallies = new Map<number, Tally>();
  let own: Tally | undefined;
  let finished = 0;
  await inOrder<Range, ThreadPart>({
    tasks: rangesOf(runs),
    workers,
    here: (range) => {
      own ??= createTally(study.series, study.world.weeks);
      return { thread: 0, part: simulateRange(study, range, runsPerBlock, own) };
    },
    threads: { file: workerFile, name: "runRange", workerData: { scenario, seed } },
    fold: ({ thread, part }) => {
      tallies.set(thread, part.tally);
      for (let cell = 0; cell < sums.length; cell++) sums[cell] += part.sums[cell];
      return onOutcomes(part.outcomes, part.range);
    },
    onDone: (range) => {
      finished += range.runs;
      onProgress?.(finished);
    },
    signal,
  });
  const [total, ...others] = tallies.values();
  for (const tally of others) foldTally(total, tally);
  return bandsOf(total, sums, study.series, scenario.start, runs);
}

const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
