import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const fear = {
  group: "memory",
  inputs: { "orders.fearTime": time("Time in which fear follows the block.") },
  install(block) {
    const felt = createFear(block);
    return () => advanceFear(block, felt);
  },
} satisfies Mechanism;

/** Share of the gap that fear closes in a step. */
type Fear = { readonly closing: Column };

function createFear(block: Block): Fear {
  return { closing: approach(inputColumn(block.inputs, "orders.fearTime"), block.world.stepWeeks, column(block.runs)) };
}

/**
 * Buyers' fear follows the share of their orders that they take to be refused, with a first-order lag: four weeks for those who lived
 * through a stop, thirteen for those who did not.
 */
function advanceFear(block: Block, { closing }: Fear): void {
  const { fear, perceived, runs } = block;
  for (let i = 0; i < runs; i++) fear[i] += (perceived[i] - fear[i]) * closing[i];
}
