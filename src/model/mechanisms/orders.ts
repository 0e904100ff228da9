import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";

/** Buyers' habits, by run. */
export type Orders = {
  readonly adjustmentWeeks: Column;
  readonly supplyLineWeight: Column;
  readonly hoardWeeks: Column;
  readonly transitWeeks: Column;
  readonly cover: readonly Column[];
  /** By material [t]: what buyers' stocks fall short of what they want, net of any surplus. */
  readonly stockGap: readonly Column[];
  /** By material [t]: what would be under way if all went as usual. */
  readonly desiredLine: readonly Column[];
};

export function createOrders(block: Block): Orders {
  const { world, inputs, runs } = block;
  return {
    adjustmentWeeks: inputColumn(inputs, "orders.adjustmentTime"),
    supplyLineWeight: inputColumn(inputs, "orders.supplyLineWeight"),
    hoardWeeks: world.scenario.mechanisms.hoarding ? inputColumn(inputs, "orders.hoardCover") : column(runs),
    transitWeeks: inputColumn(inputs, "shipments.transit"),
    cover: world.sectorNames.map((name) => inputColumn(inputs, `sectors.${name}.makerCover`)),
    stockGap: columns(world.materials.length, runs),
    desiredLine: columns(world.materials.length, runs),
  };
}

/**
 * order = max(0, expected use + (desired stock - stock) / tau + w (desired supply line - supply line) / tau)
 * (Sterman 1989), expected use being the present need, desired stock the usual cover plus what fear adds, and the supply
 * line counted only in part (w of 0-0.4). What comes from elsewhere is taken off before the exporter is asked.
 */
export function advanceOrders(block: Block, habits: Orders): void {
  const { world, runs, fear, need, makerStock, claims, orders, alternative, inTransit, queue } = block;
  const { adjustmentWeeks, supplyLineWeight, hoardWeeks, transitWeeks, cover } = habits;
  const step = world.stepWeeks;
  const sectors = world.sectors.length;
  for (let m = 0; m < orders.length; m++) {
    const total = orders[m];
    const gap = habits.stockGap[m];
    const desiredLine = habits.desiredLine[m];
    const elsewhere = alternative[m];
    const from = m * sectors;
    total.fill(0);
    gap.fill(0);
    for (let s = 0; s < sectors; s++) {
      const use = need[from + s];
      for (let i = 0; i < runs; i++) total[i] += use[i];
    }
    for (let i = 0; i < runs; i++) desiredLine[i] = transitWeeks[i] * Math.max(0, total[i] - elsewhere[i] / step);
    for (let s = 0; s < sectors; s++) {
      const use = need[from + s];
      const stock = makerStock[from + s];
      const claim = claims[from + s];
      const usualCover = cover[s];
      for (let i = 0; i < runs; i++) {
        const wanted = (usualCover[i] + hoardWeeks[i] * fear[i]) * use[i] - stock[i];
        const lineGap = desiredLine[i] - inTransit[m][i] - queue[m][i];
        const share = total[i] > 0 ? use[i] / total[i] : 0;
        gap[i] += wanted;
        claim[i] = step * Math.max(0, use[i] + (wanted + supplyLineWeight[i] * lineGap * share) / adjustmentWeeks[i]);
      }
    }
    total.fill(0);
    for (let s = 0; s < sectors; s++) {
      const claim = claims[from + s];
      for (let i = 0; i < runs; i++) total[i] += claim[i];
    }
    for (let i = 0; i < runs; i++) total[i] = Math.max(0, total[i] - elsewhere[i]);
  }
}
