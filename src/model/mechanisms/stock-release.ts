import type { Block } from "../block.ts";
import { addTo, anyAbove, type Column, column, columns, sumInto } from "../columns.ts";
import { input, positive, share, time, upToTwoYears, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { ReleaseTrigger } from "../scenario/parts.ts";
import {
  advanceDelay,
  advanceDelayLine,
  createDelay,
  createDelayLine,
  type Delay,
  type DelayLine,
} from "./delay-line.ts";
import { remainingTable, remainingWeeks } from "./expected-remaining.ts";
import type { Mechanism } from "./mechanism.ts";

export const stockRelease = {
  parts: { stockRelease: "stocks" },
  group: "stocks",
  inputs: {
    "nationalStock.held": time("Stock of each material at the start, in time of the country's usual use."),
    "nationalStock.release.coverBelow": time("Cover trigger: released while the makers' mean cover is below it."),
    "nationalStock.release.askAbove": input(
      "ratio",
      positive,
      "Price trigger: released while the ask is above this multiple of its start.",
    ),
    "nationalStock.release.weeklyCap": input("share", zeroOrMore, "Most that is released, as a share of usual use."),
    "nationalStock.release.floor": share("Share of the starting stock that is never released."),
    "nationalStock.release.decisionLag": time("From the trigger to the decision."),
    "nationalStock.release.deliveryLag": input("time", upToTwoYears, "From the decision to the makers."),
  },
  facts: { "nationalStock.release.trigger": "stocks", "nationalStock.release.eligible": "stocks" },
  install(block) {
    const rule = createStockRelease(block);
    return (step, week) => {
      advanceStockRelease(block, rule, step, week);
      shareRelease(block, rule);
    };
  },
} satisfies Mechanism;

type StockRelease = {
  readonly trigger: ReleaseTrigger;
  /** Indices of the sectors that may receive it. */
  readonly eligible: readonly number[];
  readonly coverBelow: Column;
  readonly askAbove: Column;
  readonly weeklyCap: Column;
  readonly decisionLag: Column;
  /** By material [t]: never released. */
  readonly floor: readonly Column[];
  /** What is sent off and has not come, by material. */
  readonly delay: Delay;
  readonly deliveries: readonly DelayLine[];
  /** Scratch: 1 where the trigger holds; what is sent off [t a step]; of the eligible sectors need, inflow, usual use. */
  readonly triggered: Column;
  readonly sent: Column;
  readonly missing: Column;
  readonly came: Column;
  readonly most: Column;
  /** By policy state and week of its age: weeks it is expected to last still. */
  readonly remaining: readonly Float64Array[];
};

/** The national stock is so many weeks of usual use of each material. */
export function createStockRelease(block: Block): StockRelease {
  const { world, inputs, runs, nationalStock, nationalStockAtStart, usualUseTotal } = block;
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
    nationalStockAtStart[m].set(nationalStock[m]);
  }
  const delay = createDelay(inputColumn(inputs, `${path}.deliveryLag`), world.stepWeeks);
  const trigger = world.scenario.mechanisms.stockRelease ? rule.trigger : "never";
  return {
    trigger,
    eligible: rule.eligible.map((name) => world.sectorNames.indexOf(name)),
    coverBelow: inputColumn(inputs, `${path}.coverBelow`),
    askAbove: inputColumn(inputs, `${path}.askAbove`),
    weeklyCap: inputColumn(inputs, `${path}.weeklyCap`),
    decisionLag: inputColumn(inputs, `${path}.decisionLag`),
    floor,
    delay,
    deliveries: world.materials.map(() => createDelayLine(delay, column(runs))),
    triggered: column(runs),
    sent: column(runs),
    missing: column(runs),
    came: column(runs),
    most: column(runs),
    remaining: trigger === "planned" ? remainingTable(world) : [],
  };
}

/**
 * The declared rule: once the trigger has held for the decision lag, the eligible sectors' inflow is topped up to their
 * need, at most the weekly cap and never below the floor; under the planned rule at most the stock over the weeks the
 * present policy state is expected to last still, given how long it has lasted (drawdown of a stockpile against a threat of
 * unknown length, Cole et al. 1985). It reaches them after the delivery lag; what is on its way is out of the stock.
 */
function advanceStockRelease(block: Block, rule: StockRelease, step: number, week: number): void {
  for (let m = 0; m < block.released.length; m++) addTo(block.nationalStock[m], block.refilled[m]);
  if (rule.trigger === "never") return;
  advanceDelay(rule.delay, step);
  for (let m = 0; m < block.released.length; m++) {
    rule.sent.fill(0);
    fillTriggered(block, rule, m);
    if (anyAbove(rule.triggered, 0)) send(block, rule, m, week);
    countTriggered(block, rule, m);
    advanceDelayLine(rule.deliveries[m], rule.delay, step, rule.sent, block.released[m]);
  }
}

/** 1 in the runs in which the trigger holds. */
function fillTriggered(block: Block, rule: StockRelease, m: number): void {
  const { triggered, most } = rule;
  const sectors = block.world.sectors.length;
  switch (rule.trigger) {
    case "never":
      triggered.fill(0);
      break;
    case "cover": {
      const stock = sumInto(triggered, block.makerStock, rule.eligible, m * sectors);
      const need = sumInto(most, block.need, rule.eligible, m * sectors);
      for (let i = 0; i < triggered.length; i++) triggered[i] = stock[i] < rule.coverBelow[i] * need[i] ? 1 : 0;
      break;
    }
    case "price": {
      const [ask, atStart] = [block.ask[m], block.askAtStart[m]];
      for (let i = 0; i < triggered.length; i++) triggered[i] = ask[i] > rule.askAbove[i] * atStart[i] ? 1 : 0;
      break;
    }
    case "policy":
    case "planned":
      for (let i = 0; i < triggered.length; i++) triggered[i] = block.restricted[i] > 0 ? 1 : 0;
  }
}

/** What eligible sectors lack, within the cap, the stock and the plan. */
function send(block: Block, rule: StockRelease, m: number, week: number): void {
  const { stepWeeks, sectors } = block.world;
  const { triggered, sent, missing, came, most, decisionLag, weeklyCap } = rule;
  const [stock, floor, held] = [block.nationalStock[m], rule.floor[m], block.triggeredFor[m]];
  sumInto(missing, block.need, rule.eligible, m * sectors.length);
  sumInto(came, block.inflow, rule.eligible, m * sectors.length);
  sumInto(most, block.usualUse, rule.eligible, m * sectors.length);
  for (let i = 0; i < sent.length; i++) {
    const left = stock[i] - floor[i];
    if (triggered[i] === 0 || left <= 0 || held[i] < decisionLag[i]) continue;
    const planned = rule.trigger === "planned" ? plannedTonnes(block, rule, week, left, i) : left;
    const lacking = missing[i] * stepWeeks - came[i];
    sent[i] = Math.max(0, Math.min(lacking, weeklyCap[i] * most[i] * stepWeeks, left, planned));
    stock[i] -= sent[i];
  }
}

function countTriggered({ world, triggeredFor }: Block, { triggered }: StockRelease, m: number): void {
  const held = triggeredFor[m];
  for (let i = 0; i < held.length; i++) held[i] = triggered[i] === 1 ? held[i] + world.stepWeeks : 0;
}

function plannedTonnes({ world, state, stateSince }: Block, rule: StockRelease, week: number, left: number, i: number) {
  const age = Math.max(0, week - stateSince[i]);
  return (left * world.stepWeeks) / Math.max(world.stepWeeks, remainingWeeks(rule.remaining[state[i]], age));
}

/** What the national stock releases goes to eligible sectors only, pro rata to need. */
export function shareRelease(block: Block, { eligible, missing: needed }: StockRelease): void {
  const sectors = block.world.sectors.length;
  for (let m = 0; m < block.released.length; m++) {
    const released = block.released[m];
    if (!anyAbove(released, 0)) continue;
    sumInto(needed, block.need, eligible, m * sectors);
    for (const s of eligible) {
      const [got, need] = [block.inflow[m * sectors + s], block.need[m * sectors + s]];
      for (let i = 0; i < got.length; i++) {
        if (released[i] <= 0) continue;
        got[i] += needed[i] > 0 ? (released[i] * need[i]) / needed[i] : released[i] / eligible.length;
      }
    }
  }
}
