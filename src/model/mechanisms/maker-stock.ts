import type { Block } from "../block.ts";
import { inputColumn } from "../inputs.ts";

/** Makers start with so many weeks of their usual use, of every material alike. */
export function createMakerStock(block: Block): void {
  const { world, inputs, runs, usualUse, makerStock } = block;
  const sectors = world.sectors.length;
  for (let cell = 0; cell < makerStock.length; cell++) {
    const cover = inputColumn(inputs, `sectors.${world.sectorNames[cell % sectors]}.makerCover`);
    for (let i = 0; i < runs; i++) makerStock[cell][i] = cover[i] * usualUse[cell][i];
  }
}

/** Makers use what they need while there is any: stock and what came in this step. What is lacking is unmet need. */
export function advanceMakerStock(block: Block): void {
  const { world, runs, makerStock, inflow, need, unmet } = block;
  for (let cell = 0; cell < makerStock.length; cell++) {
    const stock = makerStock[cell];
    const came = inflow[cell];
    const wanted = need[cell];
    const lacking = unmet[cell];
    for (let i = 0; i < runs; i++) {
      const available = stock[i] + came[i];
      const needed = wanted[i] * world.stepWeeks;
      const used = Math.min(available, needed);
      stock[i] = available - used;
      lacking[i] = needed - used;
    }
  }
}
