import { ancestorsOf, type Copying, familiesOf, type Lineage } from "./lineage.ts";
import { copiesFor, systematicCounts } from "./resample.ts";
import { weighed } from "./weights.ts";

/** So many runs, which stand until the facts of a week are read: that of `weeks`, or of the facts themselves. */
export type Wide = { readonly runs: number; readonly week: number };

/** Particles that are followed from fact to fact, whatever they are particles of. */
export type Followed = {
  readonly particles: number;
  /** Whole weeks after which each fact is read, not falling: what the fact says depends on these weeks alone. */
  readonly weeks: readonly number[];
  /** Runs that stand at first, where these are more than the particles: these are chosen of them by that week at the latest. */
  readonly wide?: Wide | undefined;
  /** Effective sample size, as a share of the particles, below which they are copied, 0-1. */
  readonly floor: number;
  /** A number in (0, 1) that belongs to the week: where on the line of summed weights the first point lies. */
  readonly luckOf: (week: number) => number;
  /**
   * Log likelihood of each fact from `first` on, a column a fact and a number a slot, for the particles that a lineage
   * has in these slots. Where more runs stand at first than there are particles, all of these are asked before any copying, and
   * only for the facts by that week: further columns may be left out.
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
  /** Particles that were weighed, more than there are places where more stood at first. */
  readonly weighed: number;
  /** Of these, by all facts since they last had equal weights. */
  readonly effective: number;
  /** Logarithm of the probability of these facts, given all before them. */
  readonly logEvidence: number;
  /** Particles that were ended here and replaced by copies; null where the weights were carried on. */
  readonly copied: number | null;
  /** Runs from which all particles stem from here on, and how many of as large a family each they are worth: see `Families`. */
  readonly ancestors: number;
  readonly worth: number;
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
 * future that it had. More runs may stand at first than go on: the first facts then leave more of them. Throws WeightsVanished.
 */
export async function filterFacts(followed: Followed): Promise<Filtered> {
  const { particles, weeks, floor, luckOf, wide = { runs: particles, week: 0 } } = followed;
  const standingAtFirst = Math.max(particles, wide.runs);
  let lineage: Lineage = { particles, copyings: [] };
  const found = [...(await followed.logLikelihoods(slotsUpTo(standingAtFirst), lineage, 0))].map((each) =>
    each.slice(),
  );
  let logWeights = new Float64Array(standingAtFirst);
  const readings: Reading[] = [];
  let logMeanBefore = 0;
  for (const { week, facts } of datesOf(weeks)) {
    const standing = logWeights.length;
    for (const fact of facts) for (let i = 0; i < standing; i++) logWeights[i] += found[fact][i];
    const now = weighed(logWeights);
    if (now === null) throw new WeightsVanished(week, facts, standing);
    const next = facts[facts.length - 1] + 1;
    const { effective, logMean } = now;
    const mustBeChosen = next === weeks.length || (standing > particles && weeks[next] > wide.week);
    const isCopied = mustBeChosen || effective < floor * standing;
    let copied: number | null = null;
    if (isCopied) {
      const counts = systematicCounts(now.weights, luckOf(week), particles);
      const copying: Copying = { week, ...copiesFor(counts, particles) };
      lineage = { particles, copyings: [...lineage.copyings, copying] };
      copied = copying.slots.length;
      logWeights = new Float64Array(particles);
      // Of those that stood at first no more was asked than was needed to choose.
      const again = standing > particles ? slotsUpTo(particles) : copying.slots;
      if (next < weeks.length && again.length > 0)
        overwrite(found, again, await followed.logLikelihoods(again, lineage, next), next);
    }
    const isWide = logWeights.length > particles;
    const { count: ancestors, worth } = isWide
      ? { count: standing, worth: standing }
      : familiesOf(ancestorsOf(lineage));
    const logEvidence = logMean - logMeanBefore;
    readings.push({ week, facts, weighed: standing, effective, logEvidence, copied, ancestors, worth });
    logMeanBefore = isCopied ? 0 : logMean;
  }
  return { lineage, readings };
}

function slotsUpTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, slot) => slot);
}

function overwrite(
  found: Float64Array[],
  slots: readonly number[],
  ofCopies: readonly Float64Array[],
  first: number,
): void {
  ofCopies.forEach((column, k) => {
    found[first + k] ??= new Float64Array(slots.length);
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
