/** A run that has no result: it threw, or gave something that is no finite number. */
export type Failure = { readonly run: number; readonly cause: string };

/** Failed runs that a study may have: 1 in 1,000. */
export function mostFailures(runs: number): number {
  return Math.floor(runs / 1000);
}

/** More runs failed than may: the answer would be one of the runs that did not. */
export class StudyFailed<Row extends Failure = Failure> extends Error {
  /** Those found until it was given up: a run may have failed in more than one of several scenarios. */
  readonly failures: readonly Row[];

  constructor(failures: readonly Row[], runs: number) {
    const { run, cause } = failures.reduce((first, each) => (each.run < first.run ? each : first));
    const count = `at least ${failedRuns(failures).length} of ${runs} runs`;
    super(`${count} failed, more than 1 in 1,000; the first is run ${run}: ${cause}`);
    this.failures = failures;
  }

  /** Throws where more than `most` runs have failed; 1 in 1,000 unless said otherwise. */
  static throwIfMore(failures: readonly Failure[], runs: number, most: number = mostFailures(runs)): void {
    if (failures.length > most && failedRuns(failures).length > most) throw new StudyFailed(failures, runs);
  }
}

/** Runs that failed in any scenario, in order: left out of all, so that pairs stay pairs. */
export function failedRuns(failures: readonly Failure[]): readonly number[] {
  return [...new Set(failures.map(({ run }) => run))].sort((one, other) => one - other);
}
