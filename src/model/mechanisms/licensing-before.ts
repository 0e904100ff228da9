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
  const grantedRing = office.granted[desk];
  const answeredRing = desk < office.answered.length ? office.answered[desk] : null;
  const steps = new Int32Array(delays + 1);
  let wait = Number.NaN;
  for (let i = 0; i < runs; i++) {
    if (licensed[i] === 0) continue;
    if (statutoryWait[i] !== wait) {
      wait = statutoryWait[i];
      fillWaits(steps, office, wait, world.stepWeeks);
    }
    const [toAnswer, toGrant] = [applied[i] / delays, granted[i] / delays];
    let [allAnswered, allGranted, allOpen] = [0, 0, 0];
    for (let k = 0; k < delays; k++) {
      allOpen += (steps[delays - 1 - k] * applied[i]) / delays;
      allAnswered += toAnswer;
      allGranted += toGrant;
      for (let slot = steps[k + 1]; slot < steps[k]; slot++) {
        grantedRing[slot * runs + i] = allGranted;
        if (answeredRing !== null) answeredRing[slot * runs + i] = allAnswered;
      }
    }
    open[i] = allOpen;
  }
}

/** Steps that each of the equally likely batches waits, the longest wait first, and a zero at the end. */
function fillWaits(steps: Int32Array, { delayWeeks }: LicenceOffice, statutoryWait: number, stepWeeks: number): void {
  for (let k = 0; k < delays; k++) steps[k] = waitSteps(statutoryWait + delayWeeks[delays - 1 - k], stepWeeks);
}
