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
  const cover = new CoverOfEligible(block, rule);
  for (let m = 0; m < released.length; m++) {
    const line = rule.deliveries[m];
    const slot = slotOf(line, step);
    const sent = line.entered[slot];
    const held = rule.triggeredFor[m];
    cover.select(m);
    for (let i = 0; i < runs; i++) {
      const triggered =
        rule.trigger === "cover"
          ? cover.stock(i) < rule.coverBelow[i] * cover.need(i)
          : rule.trigger === "policy" && blockedCountry[i] > 0;
      let amount = 0;
      if (triggered && held[i] >= rule.decisionLag[i]) {
        const missing = cover.need(i) * world.stepWeeks - arrivals[m][i] - alternative[m][i];
        const most = rule.weeklyCap[i] * cover.usualUse(i) * world.stepWeeks;
        amount = Math.max(0, Math.min(missing, most, nationalStock[m][i] - rule.floor[m][i]));
      }
      held[i] = triggered ? held[i] + world.stepWeeks : 0;
      nationalStock[m][i] -= amount;
      sent[i] = amount;
      released[m][i] = leaving(line, slot, i);
    }
  }
}

/** Sums over the eligible sectors of one material at a time. */
class CoverOfEligible {
  private readonly block: Block;
  private readonly rule: StockRelease;
  private from = 0;

  constructor(block: Block, rule: StockRelease) {
    this.block = block;
    this.rule = rule;
  }

  select(material: number): void {
    this.from = material * this.block.world.sectors.length;
  }

  stock(i: number): number {
    return this.sum(this.block.makerStock, i);
  }

  need(i: number): number {
    return this.sum(this.block.need, i);
  }

  usualUse(i: number): number {
    return this.sum(this.block.usualUse, i);
  }

  private sum(cells: readonly Column[], i: number): number {
    let total = 0;
    for (const s of this.rule.eligible) total += cells[this.from + s][i];
    return total;
  }
}
