import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { oncePerWorld } from "../once-per-world.ts";
import type { ReleaseTrigger } from "../scenario-parts.ts";
import { advanceDelayLine, createDelayLine, type DelayLine } from "./delay-line.ts";
import { expectedRemaining, remainingWeeks } from "./expected-remaining.ts";

export type StockRelease = {
  readonly trigger: ReleaseTrigger;
  /** Indices of the sectors that may receive it. */
  readonly eligible: readonly number[];
  readonly coverBelow: Column;
  readonly askAbove: Column;
  readonly weeklyCap: Column;
  readonly decisionLag: Column;
  /** Bought back in a step, as a share of the starting stock. */
  readonly refill: Column;
  /** By material [t]: at the start; never released. */
  readonly atStart: readonly Column[];
  readonly floor: readonly Column[];
  /** By material [weeks]: how long the trigger has held without a break. */
  readonly triggeredFor: readonly Column[];
  readonly deliveries: readonly DelayLine[];
  /** Scratch [t a step]: what is sent off. */
  readonly sent: Column;
  /** By policy state and week of its age: weeks it is expected to last still. */
  readonly remaining: readonly Float64Array[];
};

const remainingTable = oncePerWorld(({ lasts }) => lasts.map(expectedRemaining));

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
  const trigger = world.scenario.mechanisms.stockRelease ? rule.trigger : "never";
  return {
    trigger,
    eligible: rule.eligible.map((name) => world.sectorNames.indexOf(name)),
    coverBelow: inputColumn(inputs, `${path}.coverBelow`),
    askAbove: inputColumn(inputs, `${path}.askAbove`),
    weeklyCap: inputColumn(inputs, `${path}.weeklyCap`),
    decisionLag: inputColumn(inputs, `${path}.decisionLag`),
    refill: inputColumn(inputs, `${path}.refill`),
    atStart: nationalStock.map((stock) => stock.slice()),
    floor,
    triggeredFor: columns(world.materials.length, runs),
    deliveries: world.materials.map(() => createDelayLine(deliveryLag, world.stepWeeks, column(runs))),
    sent: column(runs),
    remaining: trigger === "planned" ? remainingTable(world) : [],
  };
}

/** What the stock asks for before the makers are served: it fills up again while nothing triggers and nothing is barred. */
export function claimRefill({ runs, world, refillClaim, nationalStock, restricted }: Block, rule: StockRelease): void {
  for (let m = 0; m < refillClaim.length; m++) {
    const claim = refillClaim[m];
    for (let i = 0; i < runs; i++) {
      const missing = rule.atStart[m][i] - nationalStock[m][i];
      const wanted = missing > 0 && restricted[i] === 0 && rule.triggeredFor[m][i] === 0;
      claim[i] = wanted ? Math.min(missing, rule.refill[i] * world.stepWeeks * rule.atStart[m][i]) : 0;
    }
  }
}

/**
 * The declared rule: once the trigger has held for the decision lag, the eligible sectors' inflow is topped up to their
 * need, at most the weekly cap and never below the floor; under the planned rule at most the stock over the weeks the
 * present policy state is expected to last still, given how long it has lasted (drawdown of a stockpile against a threat of
 * unknown length, Cole et al. 1985). It reaches them after the delivery lag; what is on its way is out of the stock.
 */
export function advanceStockRelease(block: Block, rule: StockRelease, step: number): void {
  const { world, runs, nationalStock, released, refilled } = block;
  const { inflow, need, usualUse } = block;
  for (let m = 0; m < released.length; m++) {
    const { sent } = rule;
    const held = rule.triggeredFor[m];
    const stock = nationalStock[m];
    for (let i = 0; i < runs; i++) {
      sent[i] = 0;
      stock[i] += refilled[m][i];
      const left = stock[i] - rule.floor[m][i];
      if (rule.trigger !== "never") {
        const triggered = triggers(block, rule, m, i);
        if (triggered && left > 0 && held[i] >= rule.decisionLag[i]) {
          const missing =
            eligibleSum(block, rule, need, m, i) * world.stepWeeks - eligibleSum(block, rule, inflow, m, i);
          const most = rule.weeklyCap[i] * eligibleSum(block, rule, usualUse, m, i) * world.stepWeeks;
          const planned = rule.trigger === "planned" ? plannedTonnes(block, rule, step, left, i) : left;
          sent[i] = Math.max(0, Math.min(missing, most, left, planned));
        }
        held[i] = triggered ? held[i] + world.stepWeeks : 0;
        stock[i] -= sent[i];
      }
    }
    advanceDelayLine(rule.deliveries[m], step, sent, released[m]);
  }
}

function triggers(block: Block, rule: StockRelease, m: number, i: number): boolean {
  switch (rule.trigger) {
    case "never":
      return false;
    case "cover":
      return (
        eligibleSum(block, rule, block.makerStock, m, i) <
        rule.coverBelow[i] * eligibleSum(block, rule, block.need, m, i)
      );
    case "price":
      return block.ask[m][i] > rule.askAbove[i] * block.askAtStart[m][i];
    case "policy":
    case "planned":
      return block.restricted[i] > 0;
  }
}

function plannedTonnes({ world, state, stateSince }: Block, rule: StockRelease, step: number, left: number, i: number) {
  const age = Math.max(0, step * world.stepWeeks - stateSince[i]);
  return (left * world.stepWeeks) / Math.max(world.stepWeeks, remainingWeeks(rule.remaining[state[i]], age));
}

function eligibleSum(block: Block, rule: StockRelease, cells: readonly Column[], m: number, i: number): number {
  const from = m * block.world.sectors.length;
  let total = 0;
  for (let k = 0; k < rule.eligible.length; k++) total += cells[from + rule.eligible[k]][i];
  return total;
}
