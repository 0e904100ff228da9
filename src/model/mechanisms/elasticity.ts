import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp, fillLog } from "../kernels/fills.ts";
import { input, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const elasticity = {
  switch: "elasticity",
  group: "intensity",
  inputs: {
    "demand.elasticity": input("ratio", { low: -100, high: 0 }, "d ln use / d ln price paid within the lag."),
    "demand.elasticityLag": time("Time in which the elasticity works."),
  },
  install(block) {
    const felt = createElasticity(block);
    return () => advanceElasticity(block, felt);
  },
} satisfies Mechanism;

type Elasticity = {
  readonly elasticity: Column;
  readonly closing: Column;
  /** By material: log of the price paid over that of the start, as buyers have come to feel it. */
  readonly feltLogPrice: readonly Column[];
  /** Scratch: price paid over that of the start, then its log. */
  readonly dearer: Column;
};

function createElasticity(block: Block): Elasticity {
  const { world, inputs, runs } = block;
  return {
    elasticity: inputColumn(inputs, "demand.elasticity"),
    closing: approach(inputColumn(inputs, "demand.elasticityLag"), world.stepWeeks, column(runs)),
    feltLogPrice: columns(world.materials.length, runs),
    dearer: column(runs),
  };
}

/** Factor on use (P / P0)^elasticity of the price paid, felt with a first-order lag. */
function advanceElasticity(block: Block, { elasticity, closing, feltLogPrice, dearer }: Elasticity): void {
  const { runs } = block;
  for (let m = 0; m < block.paid.length; m++) {
    const [felt, paid, atStart, effect] = [feltLogPrice[m], block.paid[m], block.paidAtStart[m], block.priceEffect[m]];
    for (let i = 0; i < runs; i++) dearer[i] = paid[i] / atStart[i];
    fillLog(dearer, runs);
    for (let i = 0; i < runs; i++) {
      felt[i] += (dearer[i] - felt[i]) * closing[i];
      effect[i] = elasticity[i] * felt[i];
    }
    fillExp(effect, runs);
  }
}
