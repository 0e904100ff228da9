import { type Failure, mostFailures, StudyFailed } from "../engine/failures.ts";
import type { Probe } from "../engine/probes/run-probes.ts";

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
