import type { ProbeOptions } from "../engine/probes/run-probes.ts";
import { type ProbeFailure, ProbesFailed } from "./probe-failures.ts";

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
