import type { Block } from "../block.ts";
import { sumInto } from "../columns.ts";
import type { Orders } from "./orders.ts";

/** How the end use's orders are shared among forms, given how open each is. */
export function shareByForm(block: Block, habits: Orders, m: number, c: number): void {
  const { world, runs, formShare } = block;
  const { formMobility, formOrders, open } = habits;
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
      orders[i] = share[i] * (1 - formMobility[i] + formMobility[i] * pull);
    }
  }
}

/** What the national stock buys back is ordered with the first end use. */
export function orderByForm(block: Block, habits: Orders, m: number, c: number): void {
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
