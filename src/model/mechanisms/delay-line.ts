import { type Column, column } from "../columns.ts";

/**
 * Goods under way with a fixed delay a run. A delay that is no whole number of steps is split between the two nearest,
 * so that what goes in comes out, and its mean time under way is exact. A delay below a step arrives in the same step
 * for its part.
 */
export type DelayLine = {
  readonly wholeSteps: Int32Array;
  readonly fraction: Column;
  /** A ring of steps, each with what entered in it: run i of slot k is at k * runs + i. */
  readonly slots: number;
  readonly entered: Column;
};

/** `perStep` has been entering for ever: the line starts in steady state. */
export function createDelayLine(delayWeeks: Column, stepWeeks: number, perStep: Column): DelayLine {
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
  const entered = column(slots * runs);
  for (let slot = 0; slot < slots; slot++) entered.set(perStep, slot * runs);
  return { wholeSteps, fraction, slots, entered };
}

/** What enters in a step, and what leaves in it: `left[i]`. */
export function advanceDelayLine(line: DelayLine, step: number, entering: Column, left: Column): void {
  const { wholeSteps, fraction, entered, slots } = line;
  const runs = left.length;
  const slot = step % slots;
  entered.set(entering, slot * runs);
  for (let i = 0; i < runs; i++) {
    let near = slot - wholeSteps[i];
    if (near < 0) near += slots;
    const far = near > 0 ? near - 1 : slots - 1;
    left[i] = (1 - fraction[i]) * entered[near * runs + i] + fraction[i] * entered[far * runs + i];
  }
}
