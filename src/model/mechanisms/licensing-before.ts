import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import { delays, type LicenceOffice, waitSteps } from "./licence-office.ts";

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
    fillRing(office.granted[desk], steps, granted, i);
    if (desk < office.answered.length) fillRing(office.answered[desk], steps, applied, i);
    let waiting = 0;
    for (let k = delays - 1; k >= 0; k--) waiting += (steps[k] * applied[i]) / delays;
    open[i] = waiting;
  }
}

/** Added batch by batch, the longest wait first: each is in every slot up to its wait. */
function fillRing(ring: Column, steps: Int32Array, perStep: Column, i: number): void {
  const runs = perStep.length;
  const batch = perStep[i] / delays;
  let tonnes = 0;
  for (let k = 0; k < delays; k++) {
    tonnes += batch;
    for (let slot = steps[k + 1]; slot < steps[k]; slot++) ring[slot * runs + i] = tonnes;
  }
}

/** Steps that each of the equally likely batches waits, the longest wait first, and a zero at the end. */
function fillWaits(steps: Int32Array, { delayWeeks }: LicenceOffice, statutoryWait: number, stepWeeks: number): void {
  for (let k = 0; k < delays; k++) steps[k] = waitSteps(statutoryWait + delayWeeks[delays - 1 - k], stepWeeks);
}
