import { type Column, column, columns } from "../columns.ts";

/**
 * Goods under way with a fixed delay a run. A delay that is no whole number of steps is split between the two nearest,
 * so that what goes in comes out, and its mean time under way is exact. A delay below a step arrives in the same step
 * for its part.
 */
export type DelayLine = {
  readonly wholeSteps: Int32Array;
  readonly fraction: Column;
  readonly entered: readonly Column[];
};

/** `perStep` has been entering for ever: the line starts in steady state. */
export function createDelayLine(delayWeeks: Column, stepWeeks: number, perStep: Column): DelayLine {
  const runs = delayWeeks.length;
  const wholeSteps = new Int32Array(runs);
  const fraction = column(runs);
  let longest = 0;
  for (let i = 0; i < runs; i++) {
    const steps = delayWeeks[i] / stepWeeks;
    wholeSteps[i] = Math.floor(steps);
    fraction[i] = steps - wholeSteps[i];
    longest = Math.max(longest, wholeSteps[i] + 2);
  }
  const entered = columns(longest, runs);
  for (const slot of entered) slot.set(perStep);
  return { wholeSteps, fraction, entered };
}

/** Where a step's goods are entered: `entered[slot]`; `leaving` then tells what comes out in that step. */
export function slotOf(line: DelayLine, step: number): number {
  return step % line.entered.length;
}

export function leaving(line: DelayLine, slot: number, i: number): number {
  let near = slot - line.wholeSteps[i];
  if (near < 0) near += line.entered.length;
  const far = near > 0 ? near - 1 : line.entered.length - 1;
  return (1 - line.fraction[i]) * line.entered[near][i] + line.fraction[i] * line.entered[far][i];
}
