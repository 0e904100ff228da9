import { sampleCorrelation } from "simple-statistics";
import { type OutcomeKey, outcomeId } from "../../model/outcomes/outcome.ts";
import { replicatesOf } from "../engine/sampling/sampling.ts";
import { countedRuns, type Layout, layoutOf, repetitionsOf, withoutRuns } from "./layout.ts";
import { differenceOfMeans, estimateMean } from "./mean.ts";
import type { PairedDifference, Study } from "./study.ts";

/**
 * Differences of two studies on common random numbers: run i of one against run i of the other. The standard error is
 * that of the paired differences, so what both share cancels; of particles, which are no pairs unless both
 * are the same, the errors of both add in squares. Only outcomes that both report, and only runs that failed in neither. Asks for the values of one outcome at a time.
 */
export async function compareStudies(a: Study, b: Study): Promise<readonly PairedDifference[]> {
  const missing = failedInAny([a, b]);
  const layoutA = layoutIn(a, b, missing);
  const areAlike = (a.weights === undefined && b.weights === undefined) || areSameParticles(a, b);
  const layoutB = areAlike ? layoutA : layoutIn(b, a, missing);
  const inB = new Set(b.summary.outcomes.map(outcomeId));
  const shared = a.summary.outcomes.filter((outcome) => inB.has(outcomeId(outcome)));
  const all: PairedDifference[] = [];
  for (const { outcome, material, sector, unit } of shared) {
    const id = outcomeId({ outcome, material, sector });
    const valuesA = withoutRuns(await a.values(id), a.failed, b.failed);
    const valuesB = withoutRuns(await b.values(id), b.failed, a.failed);
    all.push(pairedDifference({ outcome, material, sector, unit }, valuesA, valuesB, layoutA, layoutB));
  }
  return all;
}

/** The layout of a study's runs that failed in neither. */
function layoutIn(
  { manifest, failed, weights, ancestors }: Study,
  other: Study,
  missing: readonly number[],
): Layout | null {
  return layoutOf({
    ...{ ...manifest, failed: missing },
    weights: weights && withoutRuns(weights, failed, other.failed),
    ancestors: ancestors && withoutRuns(Float64Array.from(ancestors), failed, other.failed),
  });
}

type OfStudy = Pick<Study, "manifest">;

/** Whether particle i of one draws as particle i of the other does: as in a scenario under several rules. */
function areSameParticles({ manifest: { particles } }: OfStudy, b: OfStudy): boolean {
  return particles !== undefined && particles.sha256 === b.manifest.particles?.sha256;
}

/** Whether run i of one is run i of the other: not where facts have carried the runs of one forward as particles, unless both alike. */
export function arePaired(a: OfStudy, b: OfStudy): boolean {
  if (areSameParticles(a, b)) return true;
  return a.manifest.particles === undefined && b.manifest.particles === undefined;
}

/** The difference of one outcome, b minus a, from one number a run of each. */
export function pairedDifference(
  of: OutcomeKey,
  a: Float64Array,
  b: Float64Array,
  layout: Layout | null,
  layoutB: Layout | null = layout,
): PairedDifference {
  const differences = b.map((value, i) => value - a[i]);
  const { mean: difference, standardError } =
    layoutB === layout ? estimateMean(differences, layout) : differenceOfMeans(a, layout, b, layoutB);
  return {
    ...of,
    a: estimateMean(a, layout),
    b: estimateMean(b, layoutB),
    difference,
    standardError,
    correlation:
      layoutB !== layout && (layout?.areFamilies === true || layoutB?.areFamilies === true) ? 0 : correlation(a, b),
  };
}

/** Runs of which there is a pair. */
export function pairedRuns(a: Study, b: Study): number {
  return a.manifest.runs - failedInAny([a, b]).length;
}

/** What shares of them are shares of: the pairs, or what the fewer of both are worth where facts weigh them. */
export function countedPairs(a: Study, b: Study): number {
  return Math.min(pairedRuns(a, b), countedRuns(a.manifest), countedRuns(b.manifest));
}

/** Repetitions, independent of each other, to which the pairs belong: of `plain` each pair is one. */
export function pairedRepetitions(a: Study, b: Study): number {
  return repetitionsOfAll([a, b]);
}

/** Repetitions of several studies on the same draws: of `plain`, the runs that failed in none, or what the fewest are worth. */
export function repetitionsOfAll(studies: readonly Pick<Study, "manifest" | "failed">[]): number {
  const { sampling, runs } = studies[0].manifest;
  if (studies.some(({ manifest }) => manifest.effectiveRuns !== undefined))
    return Math.min(...studies.map(({ manifest }) => repetitionsOf(manifest)));
  return sampling.kind === "plain" ? runs - failedInAny(studies).length : replicatesOf(sampling, runs);
}

/** Runs of which some study has no result. */
export function failedInAny(studies: readonly Pick<Study, "failed">[]): readonly number[] {
  return [...new Set(studies.flatMap(({ failed = [] }) => failed))];
}

function correlation(a: Float64Array, b: Float64Array): number {
  if (estimateMean(a).standardError === 0 || estimateMean(b).standardError === 0) return 0;
  return sampleCorrelation(a as unknown as number[], b as unknown as number[]);
}

/**
 * Holm's step-down adjustment of p-values that are judged together: rejecting those at or below 5 % keeps the chance of
 * any false rejection at 5 %, however the tests depend on each other (Holm 1979, Scand. J. Stat. 6).
 *
 * @example adjustedByHolm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function adjustedByHolm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, index) => index).sort((i, j) => pValues[i] - pValues[j]);
  const adjusted = pValues.map(() => 0);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[index]));
    adjusted[index] = largest;
  });
  return adjusted;
}
