import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { type Failure, mostFailures, StudyFailed } from "../failures.ts";
import { inOrder } from "../in-order.ts";
import { sha256OfDocument } from "../parts/canonical.ts";
import { decodeProbed, encodeProbed, type ProbedAt } from "../parts/probed.ts";
import { PartError } from "../parts/sealed.ts";
import { type Range, rangesOf } from "../ranges.ts";
import type { Sampling } from "../sampling/sampling.ts";
import { createStudy, type Study } from "../simulate-range.ts";
import { type Probed, probePart } from "./probe.ts";
import type { Quantity } from "./quantity.ts";

/** A run that failed in one of several probes. */
export type ProbeFailure = Failure & { readonly probe: Probe };

/** Receives the runs that failed in one probe or another, if there are any: they are left out of all. */
export type FailureListener = { readonly onFailures?: ((failures: readonly ProbeFailure[]) => void) | undefined };

/** More runs of a job failed, each in one of its probes or more, than may. */
export class ProbesFailed extends StudyFailed {
  readonly rows: readonly ProbeFailure[];

  private constructor(rows: readonly ProbeFailure[], runs: number) {
    const first = new Map(rows.toReversed().map((row) => [row.run, row]));
    super(
      [...first.values()].toSorted((one, other) => one.run - other.run),
      runs,
    );
    this.rows = rows;
  }

  /** Throws where more than 1 in 1,000 runs have failed, in any of the probes. */
  static throwIfMore(rows: readonly ProbeFailure[], runs: number): void {
    if (failedIn(rows).length > mostFailures(runs)) throw new ProbesFailed(rows, runs);
  }
}

/** Runs that failed in any of the probes, in order: left out of all, so that pairs stay pairs. */
export function failedIn(rows: readonly ProbeFailure[]): readonly number[] {
  return [...new Set(rows.map(({ run }) => run))].sort((one, other) => one - other);
}

/** What is to be taken from every run of a scenario; the name tells it from the other probes of a job. */
export type Probe = {
  readonly name: string;
  readonly read: Pick<ReadScenario, "scenario" | "document">;
  readonly quantities: readonly Quantity[];
};

/** Where the parts of probes are kept, so that none is computed twice. */
export type KeptProbes = {
  /** SHA-256 of what the probes have in common, hex: seed, sampling, versions. */
  readonly identity: string;
  readonly read: (part: ProbedAt) => Uint8Array | undefined;
  readonly write: (part: ProbedAt, bytes: Uint8Array) => void;
  /** Told of what is kept under a part's name but is not that part: it is computed again. */
  readonly onUseless: (part: ProbedAt, problem: string) => void;
};

export type ProbeOptions = {
  /** Any non-empty string; the same for all probes, so that run i of one is paired with run i of another. */
  readonly seed: string;
  readonly runs: number;
  readonly sampling?: Sampling | undefined;
  readonly workers: number;
  readonly kept?: KeptProbes | undefined;
  /** Runs finished so far, of runs times probes, and those of them that were found and not computed. */
  readonly onProgress?: ((finished: number, found: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

type Work = { readonly scenario: Scenario; readonly quantities: readonly Quantity[] };
export type ProbeWork = Pick<ProbeOptions, "seed" | "sampling"> & {
  readonly probes: readonly Work[];
  readonly most: number;
};
export type ProbeTask = { readonly probe: number; readonly range: Range };
export type Prober = (task: ProbeTask) => Probed;

export type ProbeResults = {
  /** By probe, one column a quantity, one number a run; NaN where the run failed. */
  readonly values: readonly (readonly Float64Array[])[];
  readonly failures: readonly ProbeFailure[];
};

/**
 * Columns of every probe. Throws ProbesFailed once more than 1 in 1,000 runs have failed in one probe or another, and the
 * signal's reason if aborted.
 */
export async function runProbes(probes: readonly Probe[], options: ProbeOptions): Promise<ProbeResults> {
  const { seed, runs, sampling, workers, kept, onProgress, signal } = options;
  const most = mostFailures(runs);
  const work: ProbeWork = {
    ...{ seed, sampling, most },
    probes: probes.map(({ read, quantities }) => ({ scenario: read.scenario, quantities })),
  };
  const partAt = partsAt(work.probes, kept);
  const values = probes.map(({ quantities }) => quantities.map(() => new Float64Array(runs)));
  const failures: ProbeFailure[] = [];
  let [finished, found] = [0, 0];
  await inOrder<ProbeTask, Probed>({
    tasks: probes.flatMap((_, probe) => rangesOf(runs).map((range) => ({ probe, range }))),
    workers,
    found: (task) => {
      const part = kept && foundPart(kept, partAt(task));
      if (part !== undefined) {
        finished += task.range.runs;
        found += task.range.runs;
        onProgress?.(finished, found);
      }
      return part;
    },
    here: createProber(work),
    threads: { file: workerFile, name: "probe", workerData: work },
    onDone: (task, part) => {
      if (part.failures.length <= most) kept?.write(partAt(task), encodeProbed(part, partAt(task)));
      finished += task.range.runs;
      onProgress?.(finished, found);
    },
    fold: (part, { probe, range }) => {
      failures.push(...part.failures.map((each) => ({ ...each, probe: probes[probe] })));
      ProbesFailed.throwIfMore(failures, runs);
      part.columns.forEach((column, q) => {
        values[probe][q].set(column, range.firstRun);
      });
    },
    signal,
  });
  return { values, failures };
}

/** Answers tasks; lays out a probe's study when its first task comes, and keeps only the latest: tasks come in order. */
export function createProber({ probes, seed, sampling, most }: ProbeWork): Prober {
  let at = -1;
  let study: Study;
  return ({ probe, range }) => {
    const { scenario, quantities } = probes[probe];
    if (probe !== at) study = createStudy(scenario, seed, sampling);
    at = probe;
    return probePart(study, quantities, range, most);
  };
}

/** What identifies each task's part, worked out once a probe. */
function partsAt(probes: readonly Work[], kept: KeptProbes | undefined): (task: ProbeTask) => ProbedAt {
  const ids = new Map<number, string>();
  return ({ probe, range }) => {
    const id = ids.get(probe) ?? sha256OfDocument({ of: kept?.identity, ...probes[probe] });
    ids.set(probe, id);
    return { probe: id, range };
  };
}

/** The part as it was kept; undefined where there is none, or none that can be used. */
function foundPart(kept: KeptProbes, part: ProbedAt): Probed | undefined {
  const bytes = kept.read(part);
  if (bytes === undefined) return undefined;
  try {
    return decodeProbed(bytes, part);
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    kept.onUseless(part, error.message);
    return undefined;
  }
}

const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

export type CourseOptions = Omit<ProbeOptions, "onProgress"> & {
  /** Runs finished so far, of as many as there will be at least, and those of them that were found and not computed. */
  readonly onProgress?: ((finished: number, all: number, found: number) => void) | undefined;
};

/** Probes that are run some at a time: how far they have come, and what has failed in them. */
export class ProbeCourse {
  readonly failures: ProbeFailure[] = [];
  private readonly options: CourseOptions;
  private probes: number;
  private done = 0;
  private found = 0;

  /** Of so many probes in all, as far as is known. */
  constructor(options: CourseOptions, probes: number) {
    this.options = options;
    this.probes = probes;
  }

  /** The options with which the next probes are run. */
  next(probes: number): ProbeOptions {
    const { runs, onProgress } = this.options;
    const [before, foundBefore] = [this.done * runs, this.found];
    this.done += probes;
    return {
      ...this.options,
      onProgress: (finished, found) => {
        this.found = foundBefore + found;
        onProgress?.(before + finished, this.probes * runs, this.found);
      },
    };
  }

  /** One probe more will be run than was known. */
  extend(): void {
    this.probes++;
  }

  /** Throws ProbesFailed once more than 1 in 1,000 runs have failed in one probe or another. */
  add(failures: readonly ProbeFailure[]): void {
    this.failures.push(...failures);
    ProbesFailed.throwIfMore(this.failures, this.options.runs);
  }
}
