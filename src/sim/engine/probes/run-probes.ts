import type { ReadScenario } from "../../scenario/read.ts";
import type { Fact } from "../facts/fact.ts";
import { type Failure, mostFailures, StudyFailed } from "../failures.ts";
import type { Lineage } from "../filter/lineage.ts";
import { sha256OfDocument } from "../parts/canonical.ts";
import { partsOf } from "../ranges.ts";
import { type PartsOptions, runParts } from "../run-parts.ts";
import type { Redrawn } from "../sampling/redrawn.ts";
import type { Sampling } from "../sampling/sampling.ts";
import type { Work } from "../worker.ts";
import type { Quantity } from "./quantity.ts";

/** What is to be taken from every run of a scenario; the name tells it from the other probes of a job. */
export type Probe = {
  readonly name: string;
  readonly read: Pick<ReadScenario, "scenario" | "document">;
  readonly quantities: readonly Quantity[];
  /** Draws that come from another seed, drawn plainly. */
  readonly redrawn?: Redrawn | undefined;
  /** What weighs its runs: what each fact is held against stands in the columns behind the quantities. */
  readonly facts?: readonly Fact[] | undefined;
  /** Who was copied when, where facts have carried its runs forward: its runs are particles then. */
  readonly lineage?: Lineage | undefined;
};

/** A run that failed in one of several probes. */
export type ProbeFailure = Failure & { readonly probe: Probe };

/** Receives the runs that failed in one probe or another, if there are any: they are left out of all. */
export type FailureListener = { readonly onFailures?: ((failures: readonly ProbeFailure[]) => void) | undefined };

export type ProbeOptions = PartsOptions & {
  /** Any non-empty string; the same for all probes, so that run i of one is paired with run i of another. */
  readonly seed: string;
  readonly sampling?: Sampling | undefined;
};

export type ProbeResults = {
  /** By probe, one column a quantity and a fact, one number a run; NaN where the run failed. */
  readonly values: readonly (readonly Float64Array[])[];
  readonly failures: readonly ProbeFailure[];
};

/**
 * Columns of every probe. Throws StudyFailed, of ProbeFailure, once more than 1 in 1,000 runs have failed in one probe or
 * another, and the signal's reason if aborted.
 */
export async function runProbes(probes: readonly Probe[], options: ProbeOptions): Promise<ProbeResults> {
  const { seed, runs, sampling, kept } = options;
  const works = probes.map(({ read: { scenario }, quantities, redrawn, facts = [], lineage }): Work<"numbers"> => {
    const more = {
      ...(redrawn === undefined ? {} : { redrawn }),
      ...(facts.length === 0 ? {} : { facts }),
      ...(lineage === undefined ? {} : { lineage }),
    };
    const of = kept === undefined ? "" : sha256OfDocument({ of: kept.identity, scenario, quantities, ...more });
    const particles = lineage === undefined ? null : { lineage, slots: null };
    return { scenario, seed, sampling, redrawn, facts, particles, take: { kind: "numbers", quantities }, of };
  });
  const values = probes.map(({ quantities, facts = [] }) =>
    [...quantities, ...facts].map(() => new Float64Array(runs)),
  );
  const most = mostFailures(runs);
  const failures = await runParts(
    works,
    partsOf(runs),
    { ...options, most },
    {
      onPart: ({ columns, range }, probe) => {
        columns.forEach((column, q) => {
          values[probe][q].set(column, range.firstRun);
        });
      },
      rowOf: (failure, probe): ProbeFailure => ({ ...failure, probe: probes[probe] }),
    },
  );
  return { values, failures };
}

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

  /** Throws StudyFailed once more than 1 in 1,000 runs have failed in one probe or another. */
  add(failures: readonly ProbeFailure[]): void {
    this.failures.push(...failures);
    StudyFailed.throwIfMore(this.failures, this.options.runs);
  }
}
