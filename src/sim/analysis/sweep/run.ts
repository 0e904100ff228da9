import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { mostFailures } from "../../engine/failures.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Probe, ProbeFailure } from "../../engine/probes/run-probes.ts";
import { partsOf, type Shard } from "../../engine/ranges.ts";
import { type PartsOptions, runParts } from "../../engine/run-parts.ts";
import type { Sampling } from "../../engine/sampling/sampling.ts";
import type { Work } from "../../engine/worker.ts";
import { layoutOf } from "../../study/layout.ts";
import { estimateMean, type MeanEstimate } from "../../study/mean.ts";
import type { OutcomeSummary } from "../../study/study.ts";
import { summarizeOutcome } from "../../study/summarize.ts";
import type { Cell } from "./cells.ts";
import type { Sweep } from "./grid.ts";

export type SweepOptions = PartsOptions & { readonly seed: string; readonly sampling: Sampling };

/** What is known of one cell. */
export type CellEstimates = {
  /** Of every outcome, as a study of the same scenario has them. */
  readonly outcomes: readonly OutcomeSummary[];
  /** By outcome: the mean less that of the scenario as it stands, run for run. */
  readonly differences: readonly MeanEstimate[];
  readonly failedRuns: number;
  /** One number a run of the outcome by which cells are ranked; NaN where the run failed. */
  readonly judged: Float64Array;
};

export type RunSweep = { readonly cells: readonly CellEstimates[]; readonly failures: readonly ProbeFailure[] };

/** A scenario as it stands, or a cell of it, as it is run. */
type Run = { readonly probe: Probe; readonly scenario: number; readonly keys: readonly OutcomeKey[] };

/** The scenarios of a sweep as they stand, then its cells. */
function runsOf({ scenarios, cells }: Pick<Sweep, "scenarios" | "cells">): readonly Run[] {
  const keys = scenarios.map(({ scenario }) => outcomeKeys(createWorld(scenario)));
  const runOf = (name: string, read: Cell["read"], scenario: number): Run => ({
    probe: { name, read, quantities: keys[scenario].map((key) => ({ kind: "outcome", id: outcomeId(key) })) },
    scenario,
    keys: keys[scenario],
  });
  return [
    ...scenarios.map((read, k) => runOf(`as-it-stands-${k + 1}`, read, k)),
    ...cells.map(({ read, scenario }, k) => runOf(cellName(k), read, scenario)),
  ];
}

function cellName(index: number): string {
  return `cell-${index + 1}`;
}

/** What is run and kept apart: the scenarios as they stand, and the cells. */
export function worksIn({ scenarios, cells }: Pick<Sweep, "scenarios" | "cells">): number {
  return scenarios.length + cells.length;
}

function worksOf(probes: readonly Probe[], { seed, sampling, kept }: SweepOptions): readonly Work<"numbers">[] {
  return probes.map(({ read: { scenario }, quantities }) => {
    const of = kept === undefined ? "" : sha256OfDocument({ of: kept.identity, scenario, quantities, seed });
    return { scenario, seed, sampling, take: { kind: "numbers", quantities }, of };
  });
}

/** Computes and keeps what is missing of a shard's cells. */
export async function runSweepShard(sweep: Sweep, { index, of }: Shard, options: SweepOptions): Promise<void> {
  const all = runsOf(sweep).map(({ probe }) => probe);
  const [from, to] = [index - 1, index].map((shards) => Math.floor((all.length * shards) / of));
  await runWorks(all.slice(from, to), options, () => undefined);
}

async function runWorks(
  probes: readonly Probe[],
  options: SweepOptions,
  onProbe: (columns: readonly Float64Array[], failed: readonly number[], index: number) => void,
): Promise<readonly ProbeFailure[]> {
  const { runs } = options;
  const parts = partsOf(runs);
  const last = parts[parts.length - 1].firstRun;
  let columns: readonly Float64Array[] = [];
  let failed: number[] = [];
  return await runParts(
    worksOf(probes, options),
    parts,
    { ...options, most: mostFailures(runs) },
    {
      onPart: (part, index) => {
        const { firstRun } = part.range;
        if (firstRun === 0) {
          columns = part.columns.map(() => new Float64Array(runs));
          failed = [];
        }
        part.columns.forEach((column, q) => void columns[q].set(column, firstRun));
        failed.push(...part.failures.map(({ run }) => run));
        if (firstRun === last) onProbe(columns, failed, index);
      },
      rowOf: (failure, index): ProbeFailure => ({ ...failure, probe: probes[index] }),
    },
  );
}

/**
 * Runs every cell of a sweep on the same draws, and each scenario as it stands beside them. Holds the runs of a cell no longer
 * than it takes to sum them up, but for the outcome by which cells are ranked. Throws as `runProbes` does.
 */
export async function runSweep(sweep: Sweep, options: SweepOptions): Promise<RunSweep> {
  const { seed, sampling, runs } = options;
  const all = runsOf(sweep);
  const { scenarios, judge } = sweep;
  const asTheyStand: (readonly Float64Array[])[] = [];
  const cells: CellEstimates[] = [];
  const judgedId = outcomeId(judge.of);
  const whole = layoutOf({ sampling, seed, runs });
  const failures = await runWorks(
    all.map(({ probe }) => probe),
    options,
    (columns, failed, index) => {
      const { keys, scenario } = all[index];
      if (index < scenarios.length) return void asTheyStand.push(columns);
      const layout = failed.length === 0 ? whole : layoutOf({ sampling, seed, runs, failed });
      const kept = columns.map((column) => present(column));
      cells.push({
        outcomes: keys.map((key, q) => summarizeOutcome(key, kept[q], layout)),
        differences: columns.map((column, q) => pairedMean(asTheyStand[scenario][q], column, options)),
        failedRuns: failed.length,
        judged: columns[keys.findIndex((key) => outcomeId(key) === judgedId)],
      });
    },
  );
  return { cells, failures };
}

/** Means of the outcome by which cells are ranked, of some cells on another seed. */
export async function runAgain(
  { judge }: Sweep,
  cells: readonly { readonly cell: Cell; readonly index: number }[],
  options: SweepOptions,
): Promise<{ readonly means: readonly MeanEstimate[]; readonly failures: readonly ProbeFailure[] }> {
  const { seed, sampling, runs } = options;
  const id = outcomeId(judge.of);
  const probes = cells.map(
    ({ cell: { read }, index }): Probe => ({
      name: `${cellName(index)}-again`,
      read,
      quantities: [{ kind: "outcome", id }],
    }),
  );
  const means: MeanEstimate[] = [];
  const failures = await runWorks(probes, options, ([column], failed) => {
    means.push(estimateMean(present(column), layoutOf({ sampling, seed, runs, failed })));
  });
  return { means, failures };
}

/** The mean of b less a over the runs that failed in neither. */
export function pairedMean(
  a: Float64Array,
  b: Float64Array,
  { seed, sampling, runs }: Pick<SweepOptions, "seed" | "sampling" | "runs">,
): MeanEstimate {
  const differences = b.map((value, run) => value - a[run]);
  const failed = [...differences.keys()].filter((run) => Number.isNaN(differences[run]));
  return estimateMean(present(differences), layoutOf({ sampling, seed, runs, failed }));
}

/** The runs that did not fail. */
function present(column: Float64Array): Float64Array {
  return column.some(Number.isNaN) ? column.filter((value) => !Number.isNaN(value)) : column;
}
