import { type Copying, distinctAncestors, type Lineage } from "./lineage.ts";
import { copiesFor, systematicCounts } from "./resample.ts";
import { weighed } from "./weights.ts";

/** Particles that are followed from fact to fact, whatever they are particles of. */
export type Followed = {
  readonly particles: number;
  /** Whole weeks after which each fact is read, not falling: what the fact says depends on these weeks alone. */
  readonly weeks: readonly number[];
  /** Effective sample size, as a share of the particles, below which they are copied, 0-1. */
  readonly floor: number;
  /** A number in (0, 1) that belongs to the week: where on the line of summed weights the first point lies. */
  readonly luckOf: (week: number) => number;
  /**
   * Log likelihood of each fact from `first` on, a column a fact and a number a slot, for the particles that a lineage
   * has in these slots.
   */
  readonly logLikelihoods: (
    slots: readonly number[],
    lineage: Lineage,
    first: number,
  ) => Promise<readonly Float64Array[]>;
};

/** What became of the particles at a date on which facts were read. */
type Reading = {
  readonly week: number;
  /** Positions of its facts. */
  readonly facts: readonly number[];
  /** Of all particles, by all facts since they last had equal weights. */
  readonly effective: number;
  /** Logarithm of the probability of these facts, given all before them. */
  readonly logEvidence: number;
  /** Particles that were ended here and replaced by copies; null where the weights were carried on. */
  readonly copied: number | null;
  /** Runs from which all particles stem from here on. */
  readonly ancestors: number;
};

/** Particles of equal weight given all facts, and how it came to that. */
export type Filtered = { readonly lineage: Lineage; readonly readings: readonly Reading[] };

/** No particle is possible given the facts read so far. */
export class WeightsVanished extends Error {
  readonly week: number;
  readonly facts: readonly number[];

  constructor(week: number, facts: readonly number[], particles: number) {
    super(`week ${week}: not one of ${particles} runs could have come to what the facts say`);
    this.week = week;
    this.facts = facts;
  }
}

/**
 * Particle filter with adaptive systematic resampling (Gordon, Salmond and Smith 1993; Liu and Chen 1998): particles are weighed
 * by each fact in turn; where the effective sample size is below the floor, and after the last fact, they are kept, ended or copied
 * in proportion to their weights, and go on with equal ones. Only copies are weighed again: a particle that keeps its place has the
 * future that it had. Throws WeightsVanished.
 */
export async function filterFacts(followed: Followed): Promise<Filtered> {
  const { particles, weeks, floor, luckOf } = followed;
  const everyone = Array.from({ length: particles }, (_, slot) => slot);
  let lineage: Lineage = { particles, copyings: [] };
  const found = (await followed.logLikelihoods(everyone, lineage, 0)).map((column) => column.slice());
  const logWeights = new Float64Array(particles);
  const readings: Reading[] = [];
  let logMeanBefore = 0;
  for (const { week, facts } of datesOf(weeks)) {
    for (const fact of facts) for (let i = 0; i < particles; i++) logWeights[i] += found[fact][i];
    const now = weighed(logWeights);
    if (now === null) throw new WeightsVanished(week, facts, particles);
    const next = facts[facts.length - 1] + 1;
    const isCopied = next === weeks.length || now.effective < floor * particles;
    let copied: number | null = null;
    if (isCopied) {
      const copying: Copying = { week, ...copiesFor(systematicCounts(now.weights, luckOf(week))) };
      lineage = { particles, copyings: [...lineage.copyings, copying] };
      copied = copying.slots.length;
      logWeights.fill(0);
      if (next < weeks.length && copied > 0)
        overwrite(found, copying.slots, await followed.logLikelihoods(copying.slots, lineage, next), next);
    }
    readings.push({
      ...{ week, facts, effective: now.effective, logEvidence: now.logMean - logMeanBefore, copied },
      ancestors: distinctAncestors(lineage),
    });
    logMeanBefore = isCopied ? 0 : now.logMean;
  }
  return { lineage, readings };
}

function overwrite(
  found: readonly Float64Array[],
  slots: readonly number[],
  ofCopies: readonly Float64Array[],
  first: number,
): void {
  ofCopies.forEach((column, k) => {
    for (let at = 0; at < slots.length; at++) found[first + k][slots[at]] = column[at];
  });
}

/** Facts that are read at one date are read together. */
function datesOf(weeks: readonly number[]): readonly { readonly week: number; readonly facts: readonly number[] }[] {
  const dates = new Map<number, number[]>();
  weeks.forEach((week, fact) => {
    dates.set(week, [...(dates.get(week) ?? []), fact]);
  });
  return [...dates].map(([week, facts]) => ({ week, facts }));
}
