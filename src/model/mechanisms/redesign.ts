import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";
import { input, time, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Mechanism } from "./mechanism.ts";

export const redesign = {
  switch: "redesign",
  group: "intensity",
  inputs: {
    "demand.redesign.qualification": time("From the first stress until designs without the metal are qualified."),
    "demand.redesign.rate": input("rate", zeroOrMore, "Share of use that they replace in a year at full stress."),
  },
  install(block) {
    const designs = createRedesign(block);
    return () => advanceRedesign(block, designs);
  },
} satisfies Mechanism;

type Redesign = { readonly qualification: Column; readonly rate: Column };

function createRedesign({ inputs }: Block): Redesign {
  return {
    qualification: inputColumn(inputs, "demand.redesign.qualification"),
    rate: inputColumn(inputs, "demand.redesign.rate"),
  };
}

/**
 * Use replaced for good by designs that do without the metal: from their qualification on, at most so much of the present
 * use in a year under full stress (substitution of up to 10 % a year, Sprecher et al. 2017); it never comes back.
 */
function advanceRedesign(block: Block, { qualification, rate }: Redesign): void {
  const { runs, world, redesigned, stress, stressedFor } = block;
  for (let i = 0; i < runs; i++) {
    if (stressedFor[i] <= qualification[i]) continue;
    redesigned[i] += (1 - redesigned[i]) * (1 - exp(-rate[i] * stress[i] * world.stepWeeks));
  }
}
