import type { Scenario } from "../../model/scenario.ts";
import type { Sampling } from "../sampling/sampling.ts";
import { inOrder } from "../study/in-order.ts";
import { type Range, rangesOf } from "../study/ranges.ts";
import { createStudy, type Study } from "../study/simulate-range.ts";
import { probeRange } from "./probe.ts";
import type { Quantity } from "./quantity.ts";

/** What is to be taken from every run of a scenario. */
export type Probe = { readonly scenario: Scenario; readonly quantities: readonly Quantity[] };

export type ProbeOptions = {
  /** Any non-empty string; the same for all probes, so that run i of one is paired with run i of another. */
  readonly seed: string;
  readonly runs: number;
  readonly sampling?: Sampling | undefined;
  readonly workers: number;
  /** Runs finished so far, of runs times probes. */
  readonly onProgress?: ((finished: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type ProbeWork = {
  readonly probes: readonly Probe[];
  readonly seed: string;
  readonly sampling?: Sampling | undefined;
};
export type ProbeTask = { readonly probe: number; readonly range: Range };
export type Prober = (task: ProbeTask) => readonly Float64Array[];

/** Columns of every probe, one a quantity, one number a run. Throws the signal's reason if aborted. */
export async function runProbes(
  probes: readonly Probe[],
  { seed, runs, sampling, workers, onProgress, signal }: ProbeOptions,
): Promise<readonly (readonly Float64Array[])[]> {
  const values = probes.map(({ quantities }) => quantities.map(() => new Float64Array(runs)));
  let finished = 0;
  await inOrder<ProbeTask, readonly Float64Array[]>({
    tasks: probes.flatMap((_, probe) => rangesOf(runs).map((range) => ({ probe, range }))),
    workers,
    here: createProber({ probes, seed, sampling }),
    threads: { file: workerFile, name: "probe", workerData: { probes, seed, sampling } satisfies ProbeWork },
    fold: (columns, { probe, range }) => {
      for (let q = 0; q < columns.length; q++) values[probe][q].set(columns[q], range.firstRun);
    },
    onDone: ({ range }) => {
      finished += range.runs;
      onProgress?.(finished);
    },
    signal,
  });
  return values;
}

/** Answers tasks; lays out a probe's study when its first task comes, and keeps only the latest: tasks come in order. */
export function createProber({ probes, seed, sampling }: ProbeWork): Prober {
  let at = -1;
  let study: Study;
  return ({ probe, range }) => {
    const { scenario, quantities } = probes[probe];
    if (probe !== at) study = createStudy(scenario, seed, sampling);
    at = probe;
    return probeRange(study, quantities, range);
  };
}

const workerFile = new URL(
  import.meta.url.endsWith(".ts") ? "./probe-worker.ts" : "./probe-worker.js",
  import.meta.url,
);
