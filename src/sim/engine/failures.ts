import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { WeekListener } from "../../model/simulate.ts";
import { type Range, rangesOf, runsPerBlock } from "./ranges.ts";
import type { Study } from "./simulate-range.ts";
import { simulateRuns } from "./simulate-runs.ts";

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

/**
 * The runs of a range that fail, each with its cause; gives up soon after finding more than `most`. What throws is looked
 * for by halving; the cause of a run is that of the run alone.
 */
export function failuresOf(study: Study, range: Range, most: number): readonly Failure[] {
  const found: Failure[] = [];
  for (const { firstRun, runs } of rangesOf(range.runs, range.firstRun))
    for (let done = 0; done < runs && found.length <= most; done += runsPerBlock)
      addFailures(found, study, firstRun + done, Math.min(runsPerBlock, runs - done), most);
  return found;
}

function addFailures(found: Failure[], study: Study, firstRun: number, runs: number, most: number): void {
  if (found.length > most) return;
  const watch = new FiniteWatch(study, firstRun, runs);
  try {
    watch.outcomes(simulateRuns(study, firstRun, runs, watch));
  } catch (error) {
    if (runs === 1) {
      found.push({ run: firstRun, cause: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
      return;
    }
    const half = runs >> 1;
    addFailures(found, study, firstRun, half, most);
    addFailures(found, study, firstRun + half, runs - half, most);
    return;
  }
  found.push(...watch.failures());
}

/** Notes of each run of a block the first of its numbers that is not finite. */
class FiniteWatch implements WeekListener {
  private readonly study: Study;
  private readonly firstRun: number;
  private readonly causes: (string | undefined)[];

  constructor(study: Study, firstRun: number, runs: number) {
    this.study = study;
    this.firstRun = firstRun;
    this.causes = Array(runs);
  }

  week(index: number, series: readonly Float64Array[]): void {
    series.forEach((values, k) => {
      const { series: outcome, material, sector } = this.study.series[k];
      this.look(values, () => `${outcomeId({ outcome, material, sector })} in week ${index}`);
    });
  }

  outcomes(columns: readonly Float64Array[]): void {
    columns.forEach((values, k) => {
      this.look(values, () => outcomeId(this.study.outcomes[k]));
    });
  }

  failures(): readonly Failure[] {
    return this.causes.flatMap((cause, i) => (cause === undefined ? [] : [{ run: this.firstRun + i, cause }]));
  }

  private look(values: Float64Array, name: () => string): void {
    for (let i = 0; i < values.length; i++)
      if (!Number.isFinite(values[i])) this.causes[i] ??= `${name()}: must be a finite number, got ${values[i]}`;
  }
}
