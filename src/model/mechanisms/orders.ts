import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { applicationsPerTonne, meanDelay } from "./licence-office.ts";

/** Buyers' habits, by run. */
export type Orders = {
  readonly adjustmentWeeks: Column;
  readonly supplyLineWeight: Column;
  readonly hoardWeeks: Column;
  readonly transitWeeks: Column;
  /** Mean wait for a licence, and time in which what was refused is applied for again [weeks]. */
  readonly licenceWeeks: Column;
  readonly againWeeks: Column;
  /** Most that can be loaded, and so is applied for, over the usual. */
  readonly surge: Column;
  readonly formMobility: Column;
  readonly cover: readonly Column[];
  /** By material and end use (m * end uses + c) [t]: what stocks fall short of what is wanted, net of any surplus. */
  readonly stockGap: readonly Column[];
  /** By material and end use [t]: what would be under way if all went as usual. */
  readonly desiredLine: readonly Column[];
  /** By lane of the country, for the material at hand: share of its end use's orders. */
  readonly formOrders: readonly Column[];
};

export function createOrders(block: Block): Orders {
  const { world, inputs, runs } = block;
  const { mechanisms } = world.scenario;
  const pairs = world.materials.length * world.endUses.length;
  return {
    adjustmentWeeks: inputColumn(inputs, "orders.adjustmentTime"),
    supplyLineWeight: inputColumn(inputs, "orders.supplyLineWeight"),
    hoardWeeks: mechanisms.hoarding ? inputColumn(inputs, "orders.hoardCover") : column(runs),
    transitWeeks: inputColumn(inputs, "shipments.transit"),
    licenceWeeks: inputColumn(inputs, "licences.statutoryWait").map((weeks) => weeks + meanDelay(world)),
    againWeeks: inputColumn(inputs, "shipments.catchUp"),
    surge: inputColumn(inputs, "shipments.surge"),
    formMobility: inputColumn(inputs, "orders.formMobility"),
    cover: world.sectorNames.map((name) => inputColumn(inputs, `sectors.${name}.makerCover`)),
    stockGap: columns(pairs, runs),
    desiredLine: columns(pairs, runs),
    formOrders: columns(world.forms.length * world.endUses.length, runs),
  };
}

/**
 * order = max(0, expected use + (desired stock - stock) / tau + w (desired supply line - supply line) / tau)
 * (Sterman 1989), expected use being the present need, desired stock the usual cover plus what fear adds, and the supply
 * line counted only in part (w of 0-0.4); under licence a flow wants as much under way as its wait and its odds ask for.
 * What comes from elsewhere is taken off before the exporter is asked. A share of
 * the orders moves to the form that is open: w_f = phi_f [(1 - mobility) + mobility o_f / sum(phi o)].
 */
export function advanceOrders(block: Block, habits: Orders): void {
  const { world } = block;
  for (let m = 0; m < world.materials.length; m++) {
    for (let c = 0; c < world.endUses.length; c++) shareByForm(block, habits, m, c);
    claimBySector(block, habits, m);
    for (let c = 0; c < world.endUses.length; c++) orderByForm(block, habits, m, c);
  }
}

/** Each sector's claim, and by end use the gap in stock and the line that should be under way. */
function claimBySector(block: Block, habits: Orders, m: number): void {
  const { world, runs, fear, need, makerStock, claims, alternative, inTransit, queue, pending } = block;
  const { adjustmentWeeks, supplyLineWeight, hoardWeeks, transitWeeks, licenceWeeks, againWeeks } = habits;
  const step = world.stepWeeks;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  for (let c = 0; c < uses; c++) {
    const desired = habits.desiredLine[m * uses + c];
    const gap = habits.stockGap[m * uses + c];
    const members = world.sectorsOfUse[c];
    for (let i = 0; i < runs; i++) {
      let wanted = 0;
      for (let k = 0; k < members.length; k++) wanted += need[m * sectors + members[k]][i];
      let all = 0;
      for (let s = 0; s < sectors; s++) all += need[m * sectors + s][i];
      const share = all > 0 ? wanted / all : 0;
      const net = Math.max(0, wanted - (share * alternative[m][i]) / step);
      let lineWeeks = transitWeeks[i];
      for (let f = 0; f < forms; f++) {
        const l = f * uses + c;
        if (block.licensed[l][i] === 0) continue;
        const asks = applicationsPerTonne(block.approval[m * forms * uses + l][i], habits.surge[i]);
        const weeks = licenceWeeks[i] * asks + againWeeks[i] * (asks - 1);
        lineWeeks += habits.formOrders[l][i] * block.licensed[l][i] * weeks;
      }
      desired[i] = lineWeeks * net;
      let line = 0;
      for (let f = 0; f < forms; f++) {
        const l = (m * forms + f) * uses + c;
        line += inTransit[l][i] + queue[l][i] + pending[l][i];
      }
      gap[i] = 0;
      for (let k = 0; k < members.length; k++) {
        const cell = m * sectors + members[k];
        const use = need[cell][i];
        const missing = (habits.cover[members[k]][i] + hoardWeeks[i] * fear[i]) * use - makerStock[cell][i];
        const lineGap = wanted > 0 ? ((desired[i] - line) * use) / wanted : 0;
        gap[i] += missing;
        claims[cell][i] = step * Math.max(0, use + (missing + supplyLineWeight[i] * lineGap) / adjustmentWeeks[i]);
      }
    }
  }
}

/** How the end use's orders are shared among forms, given how open each is. */
function shareByForm(block: Block, { formOrders, formMobility }: Orders, m: number, c: number): void {
  const { world, runs, formShare, blocked, licensed, approval } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  for (let i = 0; i < runs; i++) {
    let open = 0;
    for (let f = 0; f < forms; f++) {
      const l = f * uses + c;
      const openness = (1 - blocked[l][i]) * (1 - licensed[l][i] * (1 - approval[m * forms * uses + l][i]));
      formOrders[l][i] = openness;
      open += formShare[f][i] * openness;
    }
    for (let f = 0; f < forms; f++) {
      const l = f * uses + c;
      const pull = open > 0 ? formOrders[l][i] / open : 1;
      formOrders[l][i] = formShare[f][i] * (1 - formMobility[i] + formMobility[i] * pull);
    }
  }
}

/** What the national stock buys back is ordered with the first end use. */
function orderByForm(block: Block, habits: Orders, m: number, c: number): void {
  const { world, runs, claims, orders, alternative, refillClaim } = block;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  const members = world.sectorsOfUse[c];
  for (let i = 0; i < runs; i++) {
    let mine = 0;
    for (let k = 0; k < members.length; k++) mine += claims[m * sectors + members[k]][i];
    let all = 0;
    for (let s = 0; s < sectors; s++) all += claims[m * sectors + s][i];
    const refill = c === 0 ? refillClaim[m][i] : 0;
    const abroad = refill + (all > 0 ? mine * Math.max(0, 1 - alternative[m][i] / all) : 0);
    for (let f = 0; f < forms; f++) orders[(m * forms + f) * uses + c][i] = abroad * habits.formOrders[f * uses + c][i];
  }
}
