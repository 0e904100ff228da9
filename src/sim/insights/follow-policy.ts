import { type Block, createBlock } from "../../model/block.ts";
import { advancePolicy, createPolicy } from "../../model/mechanisms/policy.ts";
import { simulateBlock } from "../../model/simulate.ts";
import type { Study } from "../engine/simulate-range.ts";

/**
 * Follows the policy of some of a study's runs again, step by step: draws have addresses, so it is the same. Where settlement
 * is on, policy answers to all else, and the whole model is run.
 */
export function followPolicy(
  { world, drawn, streams }: Study,
  firstRun: number,
  runs: number,
  onStep: (step: number, block: Block) => void,
): void {
  const { policy: isOn, settlement } = world.scenario.mechanisms;
  if (isOn && settlement) {
    simulateBlock(world, drawn, streams, firstRun, runs, { week: () => undefined, step: onStep });
    return;
  }
  const block = createBlock(world, drawn, streams, firstRun, runs);
  const policy = createPolicy(block);
  for (let step = 0; step < world.weeks * world.stepsPerWeek; step++) {
    if (isOn) advancePolicy(block, policy, step * world.stepWeeks);
    onStep(step, block);
  }
}
