import type { Block } from "../block.ts";
import { anyAbove, type Column, column, columns, sumInto } from "../columns.ts";
import { positiveTime, share, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { applicationsPerTonne } from "./licence-office.ts";
import type { Mechanism } from "./mechanism.ts";

export const orders = {
  parts: { hoarding: "memory" },
  group: "memory",
  inputs: {
    "orders.adjustmentTime": positiveTime("Time in which buyers mean to close a gap in stock."),
    "orders.supplyLineWeight": share("Share of the supply line that buyers account for."),
    "orders.hoardCover": time("Extra cover wanted at full fear."),
  },
  install(block) {
    const habits = createOrders(block);
    return () => advanceOrders(block, habits);
  },
} satisfies Mechanism;

/** How the end use's orders are shared among forms, given how open each is. */
function shareByForm(block: Block, habits: Orders, m: number, c: number): void {
  const { world, runs, formShare, qualified } = block;
  const { formOrders, open } = habits;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  open.fill(0);
  for (let f = 0; f < forms; f++) {
    const l = f * uses + c;
    const [openness, share] = [formOrders[l], formShare[f]];
    const [blocked, licensed, approval] = [block.blocked[l], block.licensed[l], block.approval[m * forms * uses + l]];
    for (let i = 0; i < runs; i++) {
      openness[i] = (1 - blocked[i]) * (1 - licensed[i] * (1 - approval[i]));
      open[i] += share[i] * openness[i];
    }
  }
  for (let f = 0; f < forms; f++) {
    const [orders, share] = [formOrders[f * uses + c], formShare[f]];
    for (let i = 0; i < runs; i++) {
      const pull = open[i] > 0 ? orders[i] / open[i] : 1;
      orders[i] = share[i] * (1 - qualified[i] + qualified[i] * pull);
    }
  }
}

/** What the national stock buys back is ordered with the first end use. */
function orderByForm(block: Block, habits: Orders, m: number, c: number): void {
  const { world, runs, claims } = block;
  const { wanted, all, abroad } = habits;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const alternative = block.alternative[m];
  const refill = block.refillClaim[m];
  sumInto(wanted, claims, world.sectorsOfUse[c], m * world.sectors.length);
  for (let i = 0; i < runs; i++) {
    const bought = c === 0 ? refill[i] : 0;
    abroad[i] = bought + (all[i] > 0 ? wanted[i] * Math.max(0, 1 - alternative[i] / all[i]) : 0);
  }
  for (let f = 0; f < forms; f++) {
    const [orders, share] = [block.orders[(m * forms + f) * uses + c], habits.formOrders[f * uses + c]];
    for (let i = 0; i < runs; i++) orders[i] = abroad[i] * share[i];
  }
}

/** Buyers' habits, by run. */
type Orders = {
  readonly adjustmentWeeks: Column;
  readonly supplyLineWeight: Column;
  readonly hoardWeeks: Column;
  readonly transitWeeks: Column;
  /** Mean wait for a licence, and time in which what was refused is applied for again [weeks]. */
  readonly licenceWeeks: Column;
  readonly againWeeks: Column;
  /** Most that can be loaded, and so is applied for, over the usual. */
  readonly surge: Column;
  readonly cover: readonly Column[];
  /** By lane of the country, for the material at hand: share of its end use's orders. */
  readonly formOrders: readonly Column[];
  readonly everySector: readonly number[];
  /** Scratch: need or claims of an end use and of all [t/week, t a step], what is under way [t], openness, orders abroad. */
  readonly wanted: Column;
  readonly all: Column;
  readonly line: Column;
  readonly open: Column;
  readonly abroad: Column;
};

function createOrders(block: Block): Orders {
  const { world, inputs, runs } = block;
  const { mechanisms } = world.scenario;
  return {
    adjustmentWeeks: inputColumn(inputs, "orders.adjustmentTime"),
    supplyLineWeight: inputColumn(inputs, "orders.supplyLineWeight"),
    hoardWeeks: mechanisms.hoarding ? inputColumn(inputs, "orders.hoardCover") : column(runs),
    transitWeeks: inputColumn(inputs, "shipments.transit"),
    licenceWeeks: inputColumn(inputs, "licences.wait"),
    againWeeks: inputColumn(inputs, "shipments.catchUp"),
    surge: inputColumn(inputs, "shipments.surge"),
    cover: block.usualCover,
    formOrders: columns(world.forms.length * world.endUses.length, runs),
    everySector: world.sectors.map((_, s) => s),
    wanted: column(runs),
    all: column(runs),
    line: column(runs),
    open: column(runs),
    abroad: column(runs),
  };
}

/**
 * order = max(0, expected use + (desired stock - stock) / tau + w (desired supply line - supply line) / tau)
 * (Sterman 1989), expected use being the present need, desired stock the usual cover plus what fear adds, and the supply
 * line counted only in part (w of 0-0.4); under licence a flow wants as much under way as its wait and its odds ask for.
 * What comes from elsewhere is taken off before the exporter is asked. What
 * is qualified for any form is ordered in those that are open: w_f = phi_f [(1 - q) + q o_f / sum(phi o)].
 */
function advanceOrders(block: Block, habits: Orders): void {
  const { world, need, claims } = block;
  for (let m = 0; m < world.materials.length; m++) {
    const from = m * world.sectors.length;
    sumInto(habits.all, need, habits.everySector, from);
    for (let c = 0; c < world.endUses.length; c++) {
      shareByForm(block, habits, m, c);
      sumInto(habits.wanted, need, world.sectorsOfUse[c], from);
      wantUnderWay(block, habits, m, c);
      countUnderWay(block, habits, m, c);
      claimBySector(block, habits, m, c);
    }
    sumInto(habits.all, claims, habits.everySector, from);
    for (let c = 0; c < world.endUses.length; c++) orderByForm(block, habits, m, c);
  }
}

/** The line that should be under way, given how much is wanted from abroad and how long it takes to come. */
function wantUnderWay(block: Block, habits: Orders, m: number, c: number): void {
  const { world, runs } = block;
  const { wanted, all, transitWeeks } = habits;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const desired = block.desiredLine[m * uses + c];
  const alternative = block.alternative[m];
  const { stepWeeks } = world;
  desired.set(transitWeeks);
  for (let l = c; l < forms * uses; l += uses) addLicenceWeeks(block, habits, desired, l, m * forms * uses + l);
  for (let i = 0; i < runs; i++) {
    const share = all[i] > 0 ? wanted[i] / all[i] : 0;
    desired[i] *= Math.max(0, wanted[i] - (share * alternative[i]) / stepWeeks);
  }
}

function addLicenceWeeks(block: Block, habits: Orders, lineWeeks: Column, lane: number, desk: number): void {
  const { licenceWeeks, againWeeks, surge } = habits;
  const licensed = block.licensed[lane];
  if (!anyAbove(licensed, 0)) return;
  const approval = block.approval[desk];
  const orders = habits.formOrders[lane];
  for (let i = 0; i < lineWeeks.length; i++) {
    if (licensed[i] === 0) continue;
    const asks = applicationsPerTonne(approval[i], surge[i]);
    lineWeeks[i] += orders[i] * licensed[i] * (licenceWeeks[i] * asks + againWeeks[i] * (asks - 1));
  }
}

function countUnderWay(
  { world, runs, inTransit, queue, pending }: Block,
  { line }: Orders,
  m: number,
  c: number,
): void {
  const [uses, forms] = [world.endUses.length, world.forms.length];
  line.fill(0);
  for (let f = 0; f < forms; f++) {
    const l = (m * forms + f) * uses + c;
    const [coming, waiting, applied] = [inTransit[l], queue[l], pending[l]];
    for (let i = 0; i < runs; i++) line[i] += coming[i] + waiting[i] + applied[i];
  }
}

/** Each sector's claim, and by end use the gap in stock. */
function claimBySector(block: Block, habits: Orders, m: number, c: number): void {
  const { world, runs, fear } = block;
  const { adjustmentWeeks, supplyLineWeight, hoardWeeks, wanted, line } = habits;
  const { stepWeeks } = world;
  const desired = block.desiredLine[m * world.endUses.length + c];
  const gap = block.stockGap[m * world.endUses.length + c];
  gap.fill(0);
  for (const s of world.sectorsOfUse[c]) {
    const cell = m * world.sectors.length + s;
    const [need, stock, claims, cover] = [
      block.need[cell],
      block.makerStock[cell],
      block.claims[cell],
      habits.cover[s],
    ];
    for (let i = 0; i < runs; i++) {
      const missing = (cover[i] + hoardWeeks[i] * fear[i]) * need[i] - stock[i];
      const lineGap = wanted[i] > 0 ? ((desired[i] - line[i]) * need[i]) / wanted[i] : 0;
      gap[i] += missing;
      const wish = need[i] + (missing + supplyLineWeight[i] * lineGap) / adjustmentWeeks[i];
      claims[i] = wish < 0 ? 0 : stepWeeks * wish;
    }
  }
}
