import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { quantile } from "../distributions/quantile.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { oncePerWorld, type World } from "../scenario/world.ts";

/** The office's own delay is drawn from this many equally likely values. */
const delays = 256;

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
function waitSteps(waitWeeks: number, stepWeeks: number): number {
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
  // A product with 0 or 1: no processor guesses a branch that half the batches take.
  for (let k = 0; k < count; k++) granted[places[k]] += tonnes[k] * Number(favour[k] < approval[applicants[k]]);
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

/** Odds are drawn from this many equally likely values. */
const odds = 256;

/** By mood of the office, the quantiles of its odds at the middles of equal steps of probability. */
const oddsTables = oncePerWorld(({ scenario: { licences } }) =>
  Object.fromEntries(
    Object.entries(licences.approval).map(([mood, { distribution, toModelUnit }]) => [
      mood,
      Float64Array.from({ length: odds }, (_, k) => quantile(distribution, (k + 0.5) / odds) * toModelUnit),
    ]),
  ),
);

/** By mood, then by desk: probability that a batch is granted, 0-1. */
export type LicenceOdds = Readonly<Record<string, readonly Column[]>>;

/**
 * An office does not treat all alike: each desk (a material in a form, to an end use or to the rest of the world) has odds
 * of its own, drawn once a run from what its mood allows. A desk that is favoured in one mood is favoured in all.
 */
export function createLicenceOdds(block: Block): LicenceOdds {
  const { world, runs, streams, firstRun, approval } = block;
  const tables = oddsTables(world);
  const byMood = Object.fromEntries(Object.keys(tables).map((mood) => [mood, columns(approval.length, runs)]));
  const favour = column(runs);
  for (let desk = 0; desk < approval.length; desk++) {
    streams.licenceFavour.fillUniform(favour, firstRun, runs, 0, desk);
    for (const [mood, table] of Object.entries(tables))
      for (let i = 0; i < runs; i++) byMood[mood][desk][i] = table[Math.floor(favour[i] * odds)];
  }
  return byMood;
}

/**
 * Licensing has been going on for ever at a desk, in the runs in which it is `licensed`: what was `applied` for and `granted`
 * a step is answered in each step to come so far as the wait of that step's batches, drawn as ever, had still so long to
 * run. Writes the applications that are `open`.
 */
export function fillDesk(
  { world, runs }: Block,
  office: LicenceOffice,
  desk: number,
  licensed: Column,
  applied: Column,
  granted: Column,
  open: Column,
): void {
  const { statutoryWait } = office;
  const steps = new Int32Array(delays + 1);
  let wait = Number.NaN;
  for (let i = 0; i < runs; i++) {
    if (licensed[i] === 0) continue;
    if (statutoryWait[i] !== wait) {
      wait = statutoryWait[i];
      fillWaits(steps, office, wait, world.stepWeeks);
    }
    const answered = desk < office.answered.length ? office.answered[desk] : null;
    open[i] = fillRings(office.granted[desk], answered, steps, granted[i] / delays, applied[i], i, runs);
  }
}

/**
 * Added batch by batch, the longest wait first: each is in every slot up to its wait. Gives what is open in all; its sum,
 * the shortest wait first, and the other two do not wait for each other.
 */
function fillRings(
  granted: Column,
  answered: Column | null,
  steps: Int32Array,
  grantedBatch: number,
  applied: number,
  i: number,
  runs: number,
): number {
  const batch = applied / delays;
  let grantedTonnes = 0;
  let tonnes = 0;
  let open = 0;
  let k = 0;
  for (let slot = steps[0] - 1; slot >= 0; slot--) {
    for (; steps[k] > slot; k++) {
      grantedTonnes += grantedBatch;
      tonnes += batch;
      open += (steps[delays - 1 - k] * applied) / delays;
    }
    granted[slot * runs + i] = grantedTonnes;
    if (answered !== null) answered[slot * runs + i] = tonnes;
  }
  return open;
}

/** Steps that each of the equally likely batches waits, the longest wait first, and a zero at the end. */
function fillWaits(steps: Int32Array, { delayWeeks }: LicenceOffice, statutoryWait: number, stepWeeks: number): void {
  for (let k = 0; k < delays; k++) steps[k] = waitSteps(statutoryWait + delayWeeks[delays - 1 - k], stepWeeks);
}
