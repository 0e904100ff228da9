import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { fewestPairs, pairsOf, pilotSeed } from "../../../sim/analysis/precision/luck.ts";
import type { Sampled } from "../../../sim/analysis/precision/measure.ts";
import { sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { runStudy } from "../../../sim/engine/run-study.ts";
import type { Sampling } from "../../../sim/engine/sampling/sampling.ts";
import { sourcesOf } from "../../../sim/engine/sources.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import { bandsToCsv } from "../../../sim/study/files/bands.ts";
import { RunsWriter } from "../../../sim/study/files/runs.ts";
import { layoutOf } from "../../../sim/study/layout.ts";
import type { Io } from "../../terminal/io.ts";

/** A glance at the clock: so many runs were done at that time. */
export type Glance = { readonly runs: number; readonly ms: number };

/** Wall time a run [s]: on average, and of the faster and of the slower half; 0 where no clock goes. */
export type Pace = { readonly low: number; readonly middle: number; readonly high: number };

/** From the first range done to the last, so that starting up does not count. */
export function paceOf(clock: readonly Glance[]): Pace {
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
  const keys = outcomeKeys(createWorld(scenario));
  const ids = keys.map(outcomeId);
  const own = { seed: pilotSeed(seed), sampling, runs };
  const failed: number[] = [];
  const columns = ids.map(() => new Float64Array(runs));
  const progress = io.progress(`${scenario.name}, pilot`, runs);
  const clock: Glance[] = [];
  let [bytes, partBytes] = [0, 0];
  const sources = sourcesOf(scenario, own.seed, sampling);
  const writer = new RunsWriter({ outcomes: keys, sources, origin: "0".repeat(16), weightOf: null }, {}, (written) => {
    bytes += written.length;
  });
  const { bands } = await runStudy(scenario, {
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
    onOutcomes: (outcomes, { firstRun }, failures, drawn) => {
      const missing = failures.map(({ run }) => run);
      writer.append([...outcomes, ...drawn], missing);
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

/** A column is summed up from two copies of it, and one more while its drivers are found [bytes a run]. */
const memoryPerRun = 24;
/** summary.json, manifest.json and the tables beside them [bytes]. */
const otherFiles = 300_000;

type Planned = {
  readonly runs: number;
  readonly sampling: Pick<Sampling, "kind">;
  /** Runs that the study makes itself beforehand. */
  readonly pilotRuns: number;
  readonly peakBytes: number;
};

/** What a study will take, judged from a pilot. Of the pairs that split the spread, a design makes both runs, not one. */
export function costOf(pilot: PilotCost, { runs, sampling, pilotRuns, peakBytes }: Planned) {
  const pairs = pairsOf(runs) < fewestPairs ? 0 : pairsOf(runs);
  const all = runs + (sampling.kind === "plain" ? 1 : 2) * pairs + pilotRuns;
  const { low, middle, high } = pilot.secondsPerRun;
  return {
    seconds: { low: low * all, middle: middle * all, high: high * all },
    bytesOnDisk: pilot.bytesPerRun * runs + pilot.bytesFixed + otherFiles,
    bytesMeanwhile: pilot.partBytesPerRun * runs,
    bytesOfMemory: peakBytes + memoryPerRun * runs,
  };
}
