import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { positiveTime, share } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const recycling = {
  switch: "recycling",
  group: "supply",
  inputs: {
    "recycling.cap": share("Most that recycling adds under full stress, as a share of usual use."),
    "recycling.timeConstant": positiveTime("Time constant in which it gets there."),
  },
  install(block) {
    const scrap = createRecycling(block);
    return () => advanceRecycling(block, scrap);
  },
} satisfies Mechanism;

type Recycling = {
  readonly cap: Column;
  readonly closing: Column;
  /** Present contribution as a share of usual use, 0-1. */
  readonly share: Column;
};

function createRecycling(block: Block): Recycling {
  const { world, inputs, runs } = block;
  return {
    cap: inputColumn(inputs, "recycling.cap"),
    closing: approach(inputColumn(inputs, "recycling.timeConstant"), world.stepWeeks, column(runs)),
    share: column(runs),
  };
}

/** Scrap that is worth recovering under stress: approaches cap times stress; small, and no help in the first months. */
function advanceRecycling(block: Block, { cap, closing, share }: Recycling): void {
  const { runs, world, stress, alternative, usualUseTotal } = block;
  for (let i = 0; i < runs; i++) share[i] += (cap[i] * stress[i] - share[i]) * closing[i];
  for (let m = 0; m < alternative.length; m++)
    for (let i = 0; i < runs; i++) alternative[m][i] += share[i] * usualUseTotal[m][i] * world.stepWeeks;
}
