import type { Scenario } from "../../model/scenario.ts";
import { bandsOf } from "../bands/bands-of.ts";
import { createTally } from "../bands/tally.ts";
import { layoutOf, totalWeight } from "../estimates/layout.ts";
import type { Band } from "../results.ts";
import { plainSampling, type Sampling } from "../sampling/sampling.ts";
import { inOrder } from "./in-order.ts";
import { type Range, rangesOf, runsPerBlock } from "./ranges.ts";
import { createStudy, type Part, simulateRange } from "./simulate-range.ts";
import type { WorkerData } from "./worker.ts";

export type RunOptions = {
  /** Any non-empty string; the same seed gives the same draws to every scenario. */
  readonly seed: string;
  /** Another seed for all but the inputs: the same worlds, other luck. */
  readonly luckSeed?: string | undefined;
  readonly runs: number;
  readonly sampling?: Sampling;
  readonly workers: number;
  /** Receives each range's outcomes, in run order. */
  readonly onOutcomes: (outcomes: readonly Float64Array[], range: Range) => void | Promise<void>;
  /** Runs finished so far, folded or not. */
  readonly onProgress?: ((finished: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Runs a study, on worker threads when there are several. Sums are folded in run order; counts are whole numbers, added
 * to one tally by all. Returns the weekly bands. Throws the signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<readonly Band[]> {
  const { seed, luckSeed = seed, runs, sampling = plainSampling, workers, onOutcomes, onProgress, signal } = options;
  const study = createStudy(scenario, seed, sampling, luckSeed);
  const sums = new Float64Array(study.series.length * study.world.weeks);
  const tally = createTally(study.series, study.world.weeks);
  let finished = 0;
  await inOrder<Range, Omit<Part, "tally">>({
    tasks: rangesOf(runs),
    workers,
    here: (range) => simulateRange(study, range, runsPerBlock, tally),
    threads: {
      file: workerFile,
      name: "runRange",
      workerData: { scenario, seed, luckSeed, sampling, tally } satisfies WorkerData,
    },
    fold: (part) => {
      for (let cell = 0; cell < sums.length; cell++) sums[cell] += part.sums[cell];
      return onOutcomes(part.outcomes, part.range);
    },
    onDone: (range) => {
      finished += range.runs;
      onProgress?.(finished);
    },
    signal,
  });
  return bandsOf(tally, sums, study.series, scenario.start, totalWeight(layoutOf({ sampling, seed, runs }), runs));
}

const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
