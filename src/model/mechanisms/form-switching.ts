import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const formSwitching = {
  switch: "formSwitching",
  group: "scope",
  inputs: {
    "orders.qualification": time("Mean time in which a use is qualified for another form, once the metal is scarce."),
  },
  install(block) {
    const closing = approach(
      inputColumn(block.inputs, "orders.qualification"),
      block.world.stepWeeks,
      column(block.runs),
    );
    return () => advanceFormSwitching(block, closing);
  },
} satisfies Mechanism;

/**
 * Share of the use that is qualified for whichever form is open, 0-1: uses wait for their qualification at a constant rate
 * from the step in which the metal is first felt to be scarce, and what is qualified stays so.
 */
function advanceFormSwitching({ runs, stressedFor, qualified }: Block, closing: Column): void {
  for (let i = 0; i < runs; i++) if (stressedFor[i] > 0) qualified[i] += (1 - qualified[i]) * closing[i];
}
