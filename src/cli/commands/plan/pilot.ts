import { outcomeKeys } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { runStudy } from "../../../sim/engine/run-study.ts";
import type { Sampling } from "../../../sim/engine/sampling/sampling.ts";
import { RunsWriter } from "../../../sim/files/runs-writer.ts";
import { sha256OfDocument } from "../../../sim/files/sha256.ts";
import type { Sampled } from "../../../sim/precision/measured.ts";
import { pilotSeed } from "../../../sim/precision/seeds.ts";
import type { Io } from "../../../sim/results/host.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import { bandsToCsv } from "../../../sim/study/files/bands.ts";
import { layoutOf } from "../../../sim/study/layout.ts";
import { outcomeId } from "../../../sim/study/study.ts";
import { type Glance, type Pace, paceOf } from "../../plan/pace.ts";
import { Progress } from "../../terminal/progress.ts";

/** What a pilot showed of a study's cost. */
export type PilotCost = {
  readonly runs: number;
  readonly secondsPerRun: Pace;
  /** Bytes of runs.parquet and of the parts that are kept while a study runs, a run, and of what does not grow with it. */
  readonly bytesPerRun: number;
  readonly partBytesPerRun: number;
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
  const clock: Glance[] = [];
  let [bytes, partBytes] = [0, 0];
  const writer = new RunsWriter(ids, {}, (written) => {
    bytes += written.length;
  });
  const bands = await runStudy(scenario, {
    ...own,
    workers,
    kept: {
      identity: sha256OfDocument(own),
      read: () => undefined,
      write: (_, part) => {
        partBytes += part.length;
      },
      onUseless: () => undefined,
    },
    onOutcomes: (outcomes, { firstRun }, failures) => {
      const missing = failures.map(({ run }) => run);
      writer.append(outcomes, missing);
      for (let k = 0; k < columns.length; k++) columns[k].set(outcomes[k], firstRun - failed.length);
      failed.push(...missing);
    },
    onProgress: (finished) => {
      if (finished > (clock.at(-1)?.runs ?? 0)) clock.push({ runs: finished, ms: io.now() });
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
    cost: {
      runs,
      secondsPerRun: paceOf(clock),
      bytesPerRun: bytes / runs,
      partBytesPerRun: partBytes / runs,
      bytesFixed,
    },
  };
}
