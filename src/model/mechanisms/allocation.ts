import type { Block } from "../block.ts";
import { addTo, anyAbove, type Column, column, columns, sumInto } from "../columns.ts";
import type { AllocationRule } from "../scenario/parts.ts";
import type { Mechanism } from "./mechanism.ts";

export const allocation = {
  group: "stocks",
  inputs: {},
  facts: { allocation: "stocks", "sectors.{sector}.priority": "stocks" },
  install(block) {
    const rules = createAllocation(block);
    return () => advanceAllocation(block, rules);
  },
} satisfies Mechanism;

type Allocation = {
  readonly rule: AllocationRule;
  /** By end use, then all together: sector indices in order of priority. */
  readonly pools: readonly (readonly number[])[];
  /** By sector: weight in water-filling, the larger the sooner served. */
  readonly weight: readonly number[];
  /** Scratch: tonnes to share out, claims of those who share, the share of them served, by sector claims still open. */
  readonly left: Column;
  readonly claimed: Column;
  readonly served: Column;
  readonly open: readonly Column[];
};

function createAllocation(block: Block): Allocation {
  const { sectors, sectorsOfUse, scenario } = block.world;
  const ranked = (members: readonly number[]) =>
    [...members].sort((a, b) => sectors[a].priority - sectors[b].priority || a - b);
  return {
    rule: scenario.allocation.rule,
    pools: [...sectorsOfUse.map(ranked), ranked(sectors.map((_, s) => s))],
    weight: sectors.map((sector) => 1 / sector.priority),
    left: column(block.runs),
    claimed: column(block.runs),
    served: column(block.runs),
    open: columns(sectors.length, block.runs),
  };
}

/**
 * Shares what has come among the sectors by their claims (their orders of the step): what the exporter let go for an end
 * use among the sectors of that use, then what came from elsewhere among all. The rule is pro rata, strict priority, or
 * water-filling with weight 1 / priority. After the claims the national stock fills up again; whatever still is left goes
 * pro rata to usual use. Nothing is lost and nothing made.
 */
function advanceAllocation(block: Block, allocation: Allocation): void {
  const { claims, world } = block;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  const { left, open, pools } = allocation;
  for (let m = 0; m < block.alternative.length; m++) {
    const from = m * sectors;
    for (let s = 0; s < sectors; s++) {
      block.inflow[from + s].fill(0);
      open[s].set(claims[from + s]);
    }
    block.refilled[m].fill(0);
    for (let pool = 0; pool <= uses; pool++) {
      if (pool === uses) left.set(block.alternative[m]);
      else {
        left.fill(0);
        for (let f = 0; f < forms; f++) addTo(left, block.arrivals[(m * forms + f) * uses + pool]);
      }
      share(block, allocation, pools[pool], from);
      if (anyAbove(block.refillClaim[m], 0)) refill(left, block.refilled[m], block.refillClaim[m]);
      if (anyAbove(left, 0)) shareSurplus(block, allocation, pools[pool], from);
    }
  }
}

function refill(left: Column, refilled: Column, claim: Column): void {
  for (let i = 0; i < left.length; i++) {
    const back = Math.min(left[i], claim[i] - refilled[i]);
    refilled[i] += back;
    left[i] -= back;
  }
}

function share(block: Block, allocation: Allocation, members: readonly number[], from: number): void {
  switch (allocation.rule) {
    case "proRata":
      shareProRata(block, allocation, members, from);
      break;
    case "priority":
      serveInOrder(block, allocation, members, from);
      break;
    case "weighted":
      fillByWeight(block, allocation, members, from);
      break;
  }
}

function shareProRata({ inflow }: Block, allocation: Allocation, members: readonly number[], from: number): void {
  const { left, open, claimed, served } = allocation;
  sumInto(claimed, open, members);
  for (let i = 0; i < left.length; i++)
    served[i] = claimed[i] > 0 ? (left[i] >= claimed[i] ? 1 : left[i] / claimed[i]) : 0;
  for (const s of members) serve(inflow[from + s], open[s], served);
  for (let i = 0; i < left.length; i++) {
    const rest = left[i] - claimed[i] * served[i];
    left[i] = rest < 0 ? 0 : rest;
  }
}

/** One sector's part of what is there. */
function serve(got: Column, open: Column, served: Column): void {
  for (let i = 0; i < got.length; i++) {
    const tonnes = open[i] * served[i];
    got[i] += tonnes;
    open[i] -= tonnes;
  }
}

function serveInOrder(
  { runs, inflow }: Block,
  { left, open }: Allocation,
  members: readonly number[],
  from: number,
): void {
  for (let k = 0; k < members.length; k++) {
    const got = inflow[from + members[k]];
    const wanted = open[members[k]];
    for (let i = 0; i < runs; i++) {
      const served = Math.min(left[i], wanted[i]);
      got[i] += served;
      wanted[i] -= served;
      left[i] -= served;
    }
  }
}

/** Each pass shares what is left by weight among the claims still open; a sector a pass closes, so there are few. */
function fillByWeight(
  { runs, inflow }: Block,
  { left, open, weight }: Allocation,
  members: readonly number[],
  from: number,
): void {
  for (let i = 0; i < runs; i++) {
    for (let pass = 0; pass < members.length && left[i] > 0; pass++) {
      let weights = 0;
      for (let k = 0; k < members.length; k++) if (open[members[k]][i] > 0) weights += weight[members[k]];
      if (weights === 0) break;
      const perWeight = left[i] / weights;
      for (let k = 0; k < members.length; k++) {
        const s = members[k];
        if (open[s][i] <= 0) continue;
        const served = Math.min(open[s][i], perWeight * weight[s], left[i]);
        inflow[from + s][i] += served;
        open[s][i] -= served;
        left[i] -= served;
      }
    }
  }
}

function shareSurplus({ usualUse, inflow }: Block, allocation: Allocation, members: readonly number[], from: number) {
  const { left, claimed: usual } = allocation;
  sumInto(usual, usualUse, members, from);
  for (const s of members) {
    const [got, use] = [inflow[from + s], usualUse[from + s]];
    for (let i = 0; i < got.length; i++) if (left[i] > 0) got[i] += (left[i] * use[i]) / usual[i];
  }
}
