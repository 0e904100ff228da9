import type { Scenario } from "../../model/scenario.ts";
import { bandsOf } from "../bands/bands-of.ts";
import { createTally, foldTally } from "../bands/tally.ts";
import type { Band } from "../results.ts";
import { inOrder } from "./in-order.ts";
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
 * Runs a study, on worker threads when there are several; its parts are folded in run order. Returns the weekly bands.
 * Throws the signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<readonly Band[]> {
  const { seed, runs, workers, onOutcomes, onProgress, signal } = options;
  const study = createStudy(scenario, seed);
  const total = createTally(study.series, study.world.weeks);
  let finished = 0;
  await inOrder<Range, Part>({
    tasks: rangesOf(runs),
    workers,
    here: (range) => simulateRange(study, range),
    threads: { file: workerFile, name: "runRange", workerData: { scenario, seed } },
    fold: (part) => {
      foldTally(total, part.tally);
      return onOutcomes(part.outcomes, part.range);
    },
    onDone: (range) => {
      finished += range.runs;
      onProgress?.(finished);
    },
    signal,
  });
  return bandsOf(total, study.series, scenario.start, runs);
}

const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
