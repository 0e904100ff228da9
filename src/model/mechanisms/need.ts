import type { Block } from "../block.ts";
import type { Mechanism } from "./mechanism.ts";

export const need = {
  group: "intensity",
  inputs: {},
  install: (block) => () => advanceNeed(block),
} satisfies Mechanism;

/** What each sector would use if there were enough: usual use, less thrift and redesign, times the effect of the price. */
function advanceNeed(block: Block): void {
  const { runs, usualUse, thrift, redesigned, priceEffect, need, world } = block;
  const sectors = world.sectors.length;
  for (let cell = 0; cell < need.length; cell++) {
    const effect = priceEffect[Math.floor(cell / sectors)];
    const usual = usualUse[cell];
    const wanted = need[cell];
    for (let i = 0; i < runs; i++) wanted[i] = usual[i] * (1 - thrift[i]) * (1 - redesigned[i]) * effect[i];
  }
}
