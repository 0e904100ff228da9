import type { Block } from "../block.ts";
import { type Column, columns } from "../columns.ts";
import { quantile } from "../distributions/quantile.ts";
import { inputColumn } from "../inputs.ts";
import { oncePerWorld } from "../once-per-world.ts";
import type { World } from "../world.ts";

/** The office's own delay is drawn from this many equally likely values. */
const delays = 256;

/** Applications by desk, one desk a lane: the country's lanes material by material, then those of everyone else. */
export type LicenceOffice = {
  readonly statutoryWait: Column;
  /** Quantiles of the office's delay at the middles of equal steps of probability [weeks]. */
  readonly delayWeeks: Float64Array;
  readonly slots: number;
  /** By desk, then by slot of the ring [t]: applications answered in that step, and those of them granted. */
  readonly answered: readonly (readonly Column[])[];
  readonly granted: readonly (readonly Column[])[];
  /** Scratch: the two uniforms of a batch. */
  readonly draws: Float64Array;
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
  const desks = world.scenario.mechanisms.licences ? loadings.length + worldLoadings.length : 0;
  const ring = () => Array.from({ length: desks }, () => columns(slots, runs));
  return {
    statutoryWait,
    delayWeeks,
    slots,
    answered: ring(),
    granted: ring(),
    draws: new Float64Array(2),
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

/**
 * Licensing has been going on for ever: what was `applied` for and `granted` a step is answered in each step to come so far
 * as the wait of that step's batches, drawn as ever, had still so long to run. Gives the applications that are open.
 */
export function fillDesk(
  block: Block,
  office: LicenceOffice,
  desk: number,
  i: number,
  applied: number,
  granted: number,
): number {
  let open = 0;
  for (let k = 0; k < delays; k++) {
    const steps = waitSteps(office.statutoryWait[i] + office.delayWeeks[k], block.world.stepWeeks);
    for (let slot = 0; slot < steps; slot++) {
      office.answered[desk][slot][i] += applied / delays;
      office.granted[desk][slot][i] += granted / delays;
    }
    open += (steps * applied) / delays;
  }
  return open;
}

/** In whole steps, at least one. */
function waitSteps(waitWeeks: number, stepWeeks: number): number {
  return Math.max(1, Math.round(waitWeeks / stepWeeks));
}

/**
 * Takes in a run's applications of the step. Those of a week are one batch, granted or refused as a whole with the
 * state's probability and answered after the wait the law sets plus the office's own delay, drawn for the batch.
 */
export function applyAt(
  block: Block,
  office: LicenceOffice,
  desk: number,
  i: number,
  step: number,
  tonnes: number,
  approval: number,
): void {
  const { world, streams, firstRun } = block;
  const { draws, slots } = office;
  const week = Math.floor(step * world.stepWeeks);
  streams.licences.uniformPair(draws, firstRun + i, 2 * week, desk);
  const wait = office.statutoryWait[i] + office.delayWeeks[Math.floor(draws[1] * delays)];
  const slot = (step + waitSteps(wait, world.stepWeeks)) % slots;
  office.answered[desk][slot][i] += tonnes;
  if (draws[0] < approval) office.granted[desk][slot][i] += tonnes;
}

/** Every open application of a run at a desk lapses. */
export function lapse(office: LicenceOffice, desk: number, i: number): void {
  for (let slot = 0; slot < office.slots; slot++) {
    office.answered[desk][slot][i] = 0;
    office.granted[desk][slot][i] = 0;
  }
}
