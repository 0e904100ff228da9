import { type Failure, failuresOf } from "../engine/failures.ts";
import { probeAndWatch, probeRange } from "../engine/probes/probe.ts";
import type { Quantity } from "../engine/probes/quantity.ts";
import { type Range, runsPerBlock } from "../engine/ranges.ts";
import type { Study } from "../engine/simulate-range.ts";

/** A range of runs of a probe: a column a quantity, NaN for the runs that failed, and why they did. */
export type Probed = {
  readonly columns: readonly Float64Array[];
  readonly failures: readonly Failure[];
};

/**
 * Runs fail as those of a study do: they throw, or give some outcome or weekly series that is no finite number, asked for
 * or not. They are looked for only where something is wrong; no more than somewhat above `most` are found.
 */
export function probePart(study: Study, quantities: readonly Quantity[], range: Range, most: number): Probed {
  let reason: unknown;
  try {
    const { columns, allFinite } = probeAndWatch(study, quantities, range);
    if (allFinite) return { columns, failures: [] };
  } catch (error) {
    reason = error;
  }
  const failures = failuresOf(study, range, most);
  if (failures.length === 0) throw reason;
  const columns = quantities.map(() => new Float64Array(range.runs).fill(Number.NaN));
  if (failures.length > most) return { columns, failures };
  for (const sound of between(
    range,
    failures.map(({ run }) => run),
  ))
    probeRange(study, quantities, sound, runsPerBlock).forEach((values, q) => {
      columns[q].set(values, sound.firstRun - range.firstRun);
    });
  return { columns, failures };
}

/** The range without some runs, which are in order. */
function between({ firstRun, runs }: Range, leftOut: readonly number[]): readonly Range[] {
  const ends = [...leftOut, firstRun + runs];
  return ends
    .map((end, k) => ({ firstRun: k === 0 ? firstRun : ends[k - 1] + 1, end }))
    .flatMap(({ firstRun: first, end }) => (end > first ? [{ firstRun: first, runs: end - first }] : []));
}
