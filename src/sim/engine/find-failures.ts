import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { WeekListener } from "../../model/simulate.ts";
import type { Failure } from "./failures.ts";
import { type Range, rangesOf, runsPerBlock } from "./ranges.ts";
import type { Study } from "./simulate-range.ts";
import { simulateRuns } from "./simulate-runs.ts";

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
