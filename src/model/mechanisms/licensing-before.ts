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
  let [grantedTonnes, tonnes, open] = [0, 0, 0];
  for (let k = 0; k < delays; k++) {
    grantedTonnes += grantedBatch;
    tonnes += batch;
    open += (steps[delays - 1 - k] * applied) / delays;
    for (let slot = steps[k + 1]; slot < steps[k]; slot++) {
      granted[slot * runs + i] = grantedTonnes;
      if (answered !== null) answered[slot * runs + i] = tonnes;
    }
  }
  return open;
}

/** Steps that each of the equally likely batches waits, the longest wait first, and a zero at the end. */
function fillWaits(steps: Int32Array, { delayWeeks }: LicenceOffice, statutoryWait: number, stepWeeks: number): void {
  for (let k = 0; k < delays; k++) steps[k] = waitSteps(statutoryWait + delayWeeks[delays - 1 - k], stepWeeks);
}
