import { type Column, column } from "../columns.ts";

/**
 * A fixed delay a run, of any number of lines. A delay that is no whole number of steps is split between the two nearest,
 * so that what goes in comes out, and its mean time under way is exact. A delay below a step arrives in the same step
 * for its part.
 */
export type Delay = {
  readonly wholeSteps: Int32Array;
  readonly fraction: Column;
  readonly slots: number;
  /** Where in a line lies what leaves in the present step: what entered so many whole steps ago, and a step before. */
  readonly near: Int32Array;
  readonly far: Int32Array;
};

/** Goods under way: a ring of steps, each with what entered in it: run i of slot k is at k * runs + i. */
export type DelayLine = Column;

export function createDelay(delayWeeks: Column, stepWeeks: number): Delay {
  const runs = delayWeeks.length;
  const wholeSteps = new Int32Array(runs);
  const fraction = column(runs);
  let slots = 0;
  for (let i = 0; i < runs; i++) {
    const steps = delayWeeks[i] / stepWeeks;
    wholeSteps[i] = Math.floor(steps);
    fraction[i] = steps - wholeSteps[i];
    slots = Math.max(slots, wholeSteps[i] + 2);
  }
  return { wholeSteps, fraction, slots, near: new Int32Array(runs), far: new Int32Array(runs) };
}

/** `perStep` has been entering for ever: the line starts in steady state. */
export function createDelayLine({ slots }: Delay, perStep: Column): DelayLine {
  const entered = column(slots * perStep.length);
  for (let slot = 0; slot < slots; slot++) entered.set(perStep, slot * perStep.length);
  return entered;
}

/** To be called once a step, before its lines advance. */
export function advanceDelay({ wholeSteps, slots, near, far }: Delay, step: number): void {
  const runs = near.length;
  const slot = step % slots;
  for (let i = 0; i < runs; i++) {
    const at = slot - wholeSteps[i];
    const from = at < 0 ? at + slots : at;
    near[i] = from * runs + i;
    far[i] = (from > 0 ? from - 1 : slots - 1) * runs + i;
  }
}

/** What enters a line in a step, and what leaves it: `left[i]`. */
export function advanceDelayLine(
  entered: DelayLine,
  { fraction, slots, near, far }: Delay,
  step: number,
  entering: Column,
  left: Column,
): void {
  entered.set(entering, (step % slots) * left.length);
  for (let i = 0; i < left.length; i++) left[i] = (1 - fraction[i]) * entered[near[i]] + fraction[i] * entered[far[i]];
}
