import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { approach } from "./approach.ts";

export type Elasticity = {
  readonly elasticity: Column;
  readonly closing: Column;
  /** By material: log of the price paid over that of the start, as buyers have come to feel it. */
  readonly feltLogPrice: readonly Column[];
};

export function createElasticity(block: Block): Elasticity {
  const { world, inputs, runs } = block;
  return {
    elasticity: inputColumn(inputs, "demand.elasticity"),
    closing: approach(inputColumn(inputs, "demand.elasticityLag"), world.stepWeeks, column(runs)),
    feltLogPrice: columns(world.materials.length, runs),
  };
}

/** Factor on use (P / P0)^elasticity of the price paid, felt with a first-order lag. */
export function advanceElasticity(block: Block, { elasticity, closing, feltLogPrice }: Elasticity): void {
  const { runs, paid, paidAtStart, priceEffect } = block;
  for (let m = 0; m < paid.length; m++) {
    const felt = feltLogPrice[m];
    for (let i = 0; i < runs; i++) {
      felt[i] += (log(paid[m][i] / paidAtStart[m][i]) - felt[i]) * closing[i];
      priceEffect[m][i] = exp(elasticity[i] * felt[i]);
    }
  }
}
