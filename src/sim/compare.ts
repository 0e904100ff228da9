import { mean, sampleCorrelation } from "simple-statistics";
import type { OutcomeKey } from "../model/outcomes/outcome-keys.ts";
import { outcomeId, type PairedDifference, type Study } from "./results.ts";
import { standardError } from "./summarize.ts";

/**
 * Differences of two studies on common random numbers: run i of one against run i of the other. The standard error is
 * that of the paired differences, so what both share cancels. Only outcomes that both report. Asks for the values of one
 * outcome at a time.
 */
export async function compareStudies(a: Study, b: Study): Promise<readonly PairedDifference[]> {
  const inB = new Set(b.summary.outcomes.map(outcomeId));
  const shared = a.summary.outcomes.filter((outcome) => inB.has(outcomeId(outcome)));
  const all: PairedDifference[] = [];
  for (const { outcome, material, sector, unit } of shared) {
    const id = outcomeId({ outcome, material, sector });
    all.push(pairedDifference({ outcome, material, sector, unit }, await a.values(id), await b.values(id)));
  }
  return all;
}

/** The difference of one outcome, from one number a run of each. */
export function pairedDifference(of: OutcomeKey, a: Float64Array, b: Float64Array): PairedDifference {
  const differences = b.map((value, i) => value - a[i]);
  return {
    ...of,
    a: meanWithError(a),
    b: meanWithError(b),
    difference: mean(differences as unknown as number[]),
    standardError: standardError(differences),
    correlation: correlation(a, b),
  };
}

function meanWithError(values: Float64Array): { mean: number; standardError: number } {
  return { mean: mean(values as unknown as number[]), standardError: standardError(values) };
}

function correlation(a: Float64Array, b: Float64Array): number {
  if (standardError(a) === 0 || standardError(b) === 0) return 0;
  return sampleCorrelation(a as unknown as number[], b as unknown as number[]);
}
