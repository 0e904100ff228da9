import { mean, sampleCorrelation } from "simple-statistics";
import { outcomeId, type PairedDifference, type Study } from "./results.ts";
import { standardError } from "./summarize.ts";

/**
 * Differences of two studies on common random numbers: run i of one against run i of the other. The standard error is
 * that of the paired differences, so what both share cancels. Only outcomes that both report, and only runs that failed in
 * neither. Asks for the values of one outcome at a time.
 */
export async function compareStudies(a: Study, b: Study): Promise<readonly PairedDifference[]> {
  const inB = new Set(b.summary.outcomes.map(outcomeId));
  const shared = a.summary.outcomes.filter((outcome) => inB.has(outcomeId(outcome)));
  const all: PairedDifference[] = [];
  for (const { outcome, material, sector, unit } of shared) {
    const id = outcomeId({ outcome, material, sector });
    const valuesA = without(b.failed, await a.values(id), a.failed);
    const valuesB = without(a.failed, await b.values(id), b.failed);
    const differences = valuesB.map((value, i) => value - valuesA[i]);
    all.push({
      outcome,
      material,
      sector,
      unit,
      a: meanWithError(valuesA),
      b: meanWithError(valuesB),
      difference: mean(differences as unknown as number[]),
      standardError: standardError(differences),
      correlation: correlation(valuesA, valuesB),
    });
  }
  return all;
}

/** Runs of which there is a pair. */
export function pairedRuns({ manifest: { runs }, failed = [] }: Study, other: Study): number {
  return runs - new Set([...failed, ...(other.failed ?? [])]).size;
}

/** Values without some runs more than those that are not among them. */
function without(dropped: readonly number[] = [], values: Float64Array, missing: readonly number[] = []): Float64Array {
  if (dropped.length === 0) return values;
  const [drop, gone] = [new Set(dropped), new Set(missing)];
  let run = 0;
  return values.filter(() => {
    while (gone.has(run)) run++;
    return !drop.has(run++);
  });
}

function meanWithError(values: Float64Array): { mean: number; standardError: number } {
  return { mean: mean(values as unknown as number[]), standardError: standardError(values) };
}

function correlation(a: Float64Array, b: Float64Array): number {
  if (standardError(a) === 0 || standardError(b) === 0) return 0;
  return sampleCorrelation(a as unknown as number[], b as unknown as number[]);
}
