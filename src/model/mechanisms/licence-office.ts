import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { quantile } from "../distributions/quantile.ts";
import { oncePerWorld } from "../once-per-world.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { World } from "../scenario/world.ts";

/** The office's own delay is drawn from this many equally likely values. */
export const delays = 256;

/** Applications by desk, one desk a lane: the country's lanes material by material, then those of everyone else. */
export type LicenceOffice = {
  readonly statutoryWait: Column;
  /** Quantiles of the office's delay at the middles of equal steps of probability [weeks]. */
  readonly delayWeeks: Float64Array;
  readonly slots: number;
  /**
   * By desk, a ring of steps, run i of slot k at k * runs + i [t]: of the applications answered in that step those
   * granted, and, for the desks of the country alone, all of them.
   */
  readonly granted: readonly Column[];
  readonly answered: readonly Column[];
  /** Scratch: the runs that apply, for how much [t], and the two uniforms of each batch. */
  readonly applicants: Int32Array;
  readonly places: Int32Array;
  readonly tonnes: Column;
  readonly favour: Column;
  readonly delay: Column;
};

const delayTable = oncePerWorld(({ scenario: { licences } }) => {
  const { distribution, toModelUnit } = licences.delay;
  return Float64Array.from({ length: delays }, (_, k) => quantile(distribution, (k + 0.5) / delays) * toModelUnit);
});

export function createLicenceOffice(block: Block): LicenceOffice {
  const { world, inputs, runs, loadings, worldLoadings } = block;
  const statutoryWait = inputColumn(inputs, "licences.statutoryWait");
  const delayWeeks = delayTable(world);
  let longest = 0;
  for (let i = 0; i < runs; i++) longest = Math.max(longest, statutoryWait[i]);
  const slots = Math.ceil((longest + delayWeeks[delays - 1]) / world.stepWeeks) + 2;
  const licences = world.scenario.mechanisms.licences;
  const rings = (desks: number) => Array.from({ length: licences ? desks : 0 }, () => column(slots * runs));
  return {
    statutoryWait,
    delayWeeks,
    slots,
    granted: rings(loadings.length + worldLoadings.length),
    answered: rings(loadings.length),
    applicants: new Int32Array(runs),
    places: new Int32Array(runs),
    tonnes: column(runs),
    favour: column(runs),
    delay: column(runs),
  };
}

/** By lane: 1 where a licence is asked for; by desk: the odds of one. */
export type LicenceRegime = { readonly licensed: readonly Column[]; readonly approval: readonly Column[] };

/** Applications per tonne that is to come, at most so many: what is refused is applied for again. */
export function applicationsPerTonne(approval: number, most: number): number {
  return approval * most > 1 ? 1 / approval : most;
}

/** Mean of what the office takes beyond the law's wait [weeks]. */
export function meanDelay(world: World): number {
  const table = delayTable(world);
  let sum = 0;
  for (let k = 0; k < delays; k++) sum += table[k];
  return sum / delays;
}

/** In whole steps, at least one. */
export function waitSteps(waitWeeks: number, stepWeeks: number): number {
  const steps = (waitWeeks / stepWeeks + 0.5) | 0;
  return steps > 1 ? steps : 1;
}

/**
 * Takes in the applications of a step: the first `count` of the office's `applicants` and their `tonnes`. Those of a week
 * are one batch a run, granted or refused as a whole with the state's probability and answered after the wait the law sets
 * plus the office's own delay, drawn for the batch.
 */
export function apply(
  { world, streams, firstRun, runs }: Block,
  office: LicenceOffice,
  desk: number,
  step: number,
  count: number,
  approval: Column,
): void {
  const { applicants, places, tonnes, favour, delay, statutoryWait, delayWeeks, slots } = office;
  const { stepWeeks } = world;
  const week = Math.floor(step * stepWeeks);
  streams.licences.fillUniformPair(favour, delay, firstRun, applicants, count, 2 * week, desk);
  const granted = office.granted[desk];
  const answered = desk < office.answered.length ? office.answered[desk] : null;
  const present = step % slots;
  for (let k = 0; k < count; k++) {
    const i = applicants[k];
    const wait = waitSteps(statutoryWait[i] + delayWeeks[(delay[k] * delays) | 0], stepWeeks);
    // Negative, all bits set, while the ring does not end before it: a branch that half the batches take costs more.
    const beyond = present + wait - slots;
    places[k] = (beyond + (slots & (beyond >> 31))) * runs + i;
  }
  if (answered !== null) for (let k = 0; k < count; k++) answered[places[k]] += tonnes[k];
  for (let k = 0; k < count; k++) if (favour[k] < approval[applicants[k]]) granted[places[k]] += tonnes[k];
}

/** Every open application of a run at a desk lapses. */
export function lapse(office: LicenceOffice, desk: number, i: number): void {
  const runs = office.applicants.length;
  const answered = desk < office.answered.length ? office.answered[desk] : null;
  for (let at = i; at < office.slots * runs; at += runs) {
    office.granted[desk][at] = 0;
    if (answered !== null) answered[at] = 0;
  }
}
