import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import type { ReleaseTrigger } from "../scenario.ts";
import { createDelayLine, type DelayLine, leaving, slotOf } from "./delay-line.ts";

export type StockRelease = {
  readonly trigger: ReleaseTrigger;
  /** Indices of the sectors that may receive it. */
  readonly eligible: readonly number[];
  readonly coverBelow: Column;
  readonly weeklyCap: Column;
  readonly decisionLag: Column;
  /** By material [t]: never released. */
  readonly floor: readonly Column[];
  /** By material [weeks]: how long the trigger has held without a break. */
  readonly triggeredFor: readonly Column[];
  readonly deliveries: readonly DelayLine[];
};

/** The national stock is so many weeks of usual use of each material. */
export function createStockRelease(block: Block): StockRelease {
  const { world, inputs, runs, nationalStock, usualUseTotal } = block;
  const rule = world.scenario.nationalStock.release;
  const path = "nationalStock.release";
  const held = inputColumn(inputs, "nationalStock.held");
  const floorShare = inputColumn(inputs, `${path}.floor`);
  const floor = columns(world.materials.length, runs);
  for (let m = 0; m < floor.length; m++) {
    for (let i = 0; i < runs; i++) {
      nationalStock[m][i] = held[i] * usualUseTotal[m][i];
      floor[m][i] = floorShare[i] * nationalStock[m][i];
    }
  }
  const deliveryLag = inputColumn(inputs, `${path}.deliveryLag`);
  return {
    trigger: world.scenario.mechanisms.stockRelease ? rule.trigger : "never",
    eligible: rule.eligible.map((name) => world.sectorNames.indexOf(name)),
    coverBelow: inputColumn(inputs, `${path}.coverBelow`),
    weeklyCap: inputColumn(inputs, `${path}.weeklyCap`),
    decisionLag: inputColumn(inputs, `${path}.decisionLag`),
    floor,
    triggeredFor: columns(world.materials.length, runs),
    deliveries: world.materials.map(() => createDelayLine(deliveryLag, world.stepWeeks, column(runs))),
  };
}

/**
 * The declared rule: once the trigger has held for the decision lag, what arrives is topped up to the need of the
 * eligible sectors, at most the weekly cap and never below the floor; it reaches them after the delivery lag.
 * What is on its way is no longer in the stock.
 */
export function advanceStockRelease(block: Block, rule: StockRelease, step: number): void {
  const { world, runs, nationalStock, released, arrivals, alternative, blockedCountry } = block;
  const { makerStock, need, usualUse } = block;
  for (let m = 0; m < released.length; m++) {
    const line = rule.deliveries[m];
    const slot = slotOf(line, step);
    const sent = line.entered[slot];
    const held = rule.triggeredFor[m];
    for (let i = 0; i < runs; i++) {
      sent[i] = 0;
      const left = nationalStock[m][i] - rule.floor[m][i];
      if (left > 0 && rule.trigger !== "never") {
        const needed = eligibleSum(block, rule, need, m, i);
        const triggered =
          rule.trigger === "policy"
            ? blockedCountry[i] > 0
            : eligibleSum(block, rule, makerStock, m, i) < rule.coverBelow[i] * needed;
        if (triggered && held[i] >= rule.decisionLag[i]) {
          const missing = needed * world.stepWeeks - arrivals[m][i] - alternative[m][i];
          const most = rule.weeklyCap[i] * eligibleSum(block, rule, usualUse, m, i) * world.stepWeeks;
          sent[i] = Math.max(0, Math.min(missing, most, left));
        }
        held[i] = triggered ? held[i] + world.stepWeeks : 0;
        nationalStock[m][i] -= sent[i];
      }
      released[m][i] = leaving(line, slot, i);
    }
  }
}

function eligibleSum(block: Block, rule: StockRelease, cells: readonly Column[], m: number, i: number): number {
  const from = m * block.world.sectors.length;
  let total = 0;
  for (let k = 0; k < rule.eligible.length; k++) total += cells[from + rule.eligible[k]][i];
  return total;
}
