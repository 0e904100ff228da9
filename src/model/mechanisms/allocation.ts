import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import type { AllocationRule } from "../scenario.ts";

export type Allocation = {
  readonly rule: AllocationRule;
  /** Sector indices in order of priority, and their ranks. */
  readonly byPriority: readonly number[];
  readonly eligible: readonly number[];
  /** By sector: weight in water-filling, the larger the sooner served. */
  readonly weight: readonly number[];
  /** Scratch: tonnes to share out, claims still open. */
  readonly left: Column;
  readonly open: readonly Column[];
};

export function createAllocation(block: Block): Allocation {
  const { sectors, sectorNames, scenario } = block.world;
  return {
    rule: scenario.allocation.rule,
    byPriority: sectors.map((_, s) => s).sort((a, b) => sectors[a].priority - sectors[b].priority || a - b),
    eligible: scenario.nationalStock.release.eligible.map((name) => sectorNames.indexOf(name)),
    weight: sectors.map((sector) => 1 / sector.priority),
    left: column(block.runs),
    open: columns(sectors.length, block.runs),
  };
}

/**
 * Shares what has arrived among the sectors by their claims (their orders of the step): pro rata, in strict priority, or
 * by water-filling with weight 1 / priority. Whatever exceeds all claims goes pro rata to usual use; what the national
 * stock releases goes to eligible sectors only, pro rata to need. Nothing is lost and nothing made.
 */
export function advanceAllocation(block: Block, allocation: Allocation): void {
  const { runs, arrivals, alternative, inflow, claims, world } = block;
  const sectors = world.sectors.length;
  const { left, open } = allocation;
  for (let m = 0; m < arrivals.length; m++) {
    const from = m * sectors;
    for (let i = 0; i < runs; i++) left[i] = arrivals[m][i] + alternative[m][i];
    for (let s = 0; s < sectors; s++) {
      inflow[from + s].fill(0);
      open[s].set(claims[from + s]);
    }
    switch (allocation.rule) {
      case "proRata":
        shareProRata(block, allocation, from);
        break;
      case "priority":
        serveInOrder(block, allocation, from);
        break;
      case "weighted":
        fillByWeight(block, allocation, from);
        break;
    }
    shareSurplus(block, left, from, m);
    shareRelease(block, allocation, from, m);
  }
}

function shareProRata({ runs, inflow, world }: Block, { left, open }: Allocation, from: number): void {
  const sectors = world.sectors.length;
  for (let i = 0; i < runs; i++) {
    let claimed = 0;
    for (let s = 0; s < sectors; s++) claimed += open[s][i];
    if (claimed <= 0) continue;
    const served = Math.min(1, left[i] / claimed);
    for (let s = 0; s < sectors; s++) {
      inflow[from + s][i] += open[s][i] * served;
    }
    left[i] = Math.max(0, left[i] - claimed * served);
  }
}

function serveInOrder({ runs, inflow }: Block, { left, open, byPriority }: Allocation, from: number): void {
  for (const s of byPriority) {
    const got = inflow[from + s];
    for (let i = 0; i < runs; i++) {
      const served = Math.min(left[i], open[s][i]);
      got[i] += served;
      left[i] -= served;
    }
  }
}

/** Each pass shares what is left by weight among the claims still open; a sector a pass closes, so there are few. */
function fillByWeight({ runs, inflow, world }: Block, { left, open, weight }: Allocation, from: number): void {
  const sectors = world.sectors.length;
  for (let i = 0; i < runs; i++) {
    for (let pass = 0; pass < sectors && left[i] > 0; pass++) {
      let weights = 0;
      for (let s = 0; s < sectors; s++) if (open[s][i] > 0) weights += weight[s];
      if (weights === 0) break;
      const perWeight = left[i] / weights;
      for (let s = 0; s < sectors; s++) {
        if (open[s][i] <= 0) continue;
        const served = Math.min(open[s][i], perWeight * weight[s], left[i]);
        inflow[from + s][i] += served;
        open[s][i] -= served;
        left[i] -= served;
      }
    }
  }
}

function shareSurplus({ runs, inflow, usualUse, usualUseTotal, world }: Block, left: Column, from: number, m: number) {
  const total = usualUseTotal[m];
  for (let s = 0; s < world.sectors.length; s++) {
    const usual = usualUse[from + s];
    const got = inflow[from + s];
    for (let i = 0; i < runs; i++) got[i] += (left[i] * usual[i]) / total[i];
  }
}

function shareRelease(
  { runs, inflow, need, released }: Block,
  { eligible }: Allocation,
  from: number,
  m: number,
): void {
  for (let i = 0; i < runs; i++) {
    if (released[m][i] <= 0) continue;
    let needed = 0;
    for (const s of eligible) needed += need[from + s][i];
    for (const s of eligible) {
      inflow[from + s][i] +=
        needed > 0 ? (released[m][i] * need[from + s][i]) / needed : released[m][i] / eligible.length;
    }
  }
}
