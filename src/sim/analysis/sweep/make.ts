import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { engineVersion } from "../../../model/version.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { ProbeFailure } from "../../engine/probes/run-probes.ts";
import { replicatesOf } from "../../engine/sampling/sampling.ts";
import { type MeanEstimate, studentT95 } from "../../study/mean.ts";
import { resultsSchemaVersion } from "../../study/study.ts";
import type { Cell } from "./cells.ts";
import type { Sweep } from "./grid.ts";
import type { SweepAgain, SweepRecord, SweepValue } from "./record.ts";
import { type CellEstimates, pairedMean, runAgain, runSweep, type SweepOptions, worksIn } from "./run.ts";

/** A sweep that is finished: its record, and the estimates of every outcome by cell. */
export type MadeSweep = {
  readonly record: SweepRecord;
  readonly cells: readonly CellEstimates[];
  readonly failures: readonly ProbeFailure[];
};

/** Runs of a sweep and of its best and worst cells on fresh seeds. */
export function runsOfSweep(sweep: Sweep, runs: number): number {
  return (worksIn(sweep) + 2 * againOf(sweep)) * runs;
}

/** Best cells, and as many worst, that are run again: no cell is both. */
function againOf({ cells, judge }: Sweep): number {
  return Math.min(judge.again, Math.floor(cells.length / 2));
}

/**
 * Runs a sweep, ranks its cells by the mean of one outcome, and runs the best and the worst again on a fresh seed. Those
 * were chosen on the first draws because they looked so: on these they look better, or worse, than they are (the winner's
 * curse; Smith and Winkler 2006, The optimizer's curse, Management Science 52, 311-322). What fresh draws give is free of it.
 */
export async function makeSweep(sweep: Sweep, options: SweepOptions): Promise<MadeSweep> {
  const { runs, seed, onProgress } = options;
  const { document, scenarios, judge } = sweep;
  let [done, found] = [0, 0];
  const stage = (works: number): SweepOptions => {
    const [before, foundBefore] = [done, found];
    done += works * runs;
    const tell = (now: number, kept: number) => {
      found = foundBefore + kept;
      onProgress?.(before + now, found);
    };
    return { ...options, onProgress: tell };
  };
  const run = await runSweep(sweep, stage(worksIn(sweep)));
  const judgedId = outcomeId(judge.of);
  const judged = run.cells.map(({ outcomes, differences }) => {
    const at = outcomes.findIndex((of) => outcomeId(of) === judgedId);
    return { mean: outcomes[at], difference: differences[at] };
  });
  const ranked = rankedBy(
    judged.map(({ mean }) => mean.mean),
    judge.best,
  );
  const count = againOf(sweep);
  const chosen = [...ranked.slice(0, count), ...ranked.slice(ranked.length - count).toReversed()];
  const freshSeed = `${seed}, fresh`;
  const again = await runAgain(
    sweep,
    chosen.map((index) => ({ cell: sweep.cells[index], index })),
    { ...stage(chosen.length), seed: freshSeed },
  );
  const pairs = chosen.map(
    (cell, k): SweepAgain => ({
      cell,
      estimate: estimateOf(judged[cell].mean),
      fresh: estimateOf(again.means[k]),
    }),
  );
  const record: SweepRecord = {
    schemaVersion: resultsSchemaVersion,
    sweep: document.name,
    ...(document.title === undefined ? {} : { title: document.title }),
    scenarios: scenarios.map(({ document: scenario }) => ({ scenario, scenarioSha256: sha256OfDocument(scenario) })),
    ...{ seed, runs, sampling: options.sampling.kind, engineVersion },
    repetitions: replicatesOf(options.sampling, runs),
    gridSha256: sha256OfDocument(document),
    grid: document,
    inputs: inputsOf(sweep.cells),
    cells: sweep.cells.map((cell, k) => ({
      scenario: cell.scenario,
      values: cell.settings.map(({ value }) => value as SweepValue),
      failedRuns: run.cells[k].failedRuns,
      estimate: estimateOf(judged[k].mean),
      difference: estimateOf(judged[k].difference),
    })),
    judge: {
      ...judge.of,
      best: judge.best,
      tied: tiedWith(run.cells, ranked[0], options),
      freshSeed,
      bestAgain: pairs.slice(0, count),
      worstAgain: pairs.slice(count),
    },
  };
  return { record, cells: run.cells, failures: [...run.failures, ...again.failures] };
}

function estimateOf({ mean: value, standardError }: MeanEstimate) {
  return { value, standardError };
}

/** What cells set: the same paths in all. */
function inputsOf([first]: readonly Cell[]): SweepRecord["inputs"] {
  return first.settings.map(({ path, unit }) => ({ path, unit }));
}

/** Positions of cells, the best first; of equals the first in the grid. */
export function rankedBy(means: readonly number[], best: "lowest" | "highest"): readonly number[] {
  const sign = best === "lowest" ? 1 : -1;
  return means.map((_, k) => k).sort((a, b) => sign * (means[a] - means[b]) || a - b);
}

/** Cells whose mean the same draws do not tell from the best one's: the 95 % interval of the paired difference holds zero. */
function tiedWith(cells: readonly CellEstimates[], best: number, options: SweepOptions): number {
  const reach = studentT95(replicatesOf(options.sampling, options.runs));
  return cells.filter(({ judged }, k) => {
    if (k === best) return true;
    const { mean, standardError } = pairedMean(cells[best].judged, judged, options);
    return options.runs < 2 || Math.abs(mean) <= reach * standardError;
  }).length;
}
