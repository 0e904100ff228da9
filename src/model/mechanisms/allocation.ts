import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import type { AllocationRule } from "../scenario.ts";

export type Allocation = {
  readonly rule: AllocationRule;
  /** By end use, then all together: sector indices in order of priority. */
  readonly pools: readonly (readonly number[])[];
  readonly eligible: readonly number[];
  /** By sector: weight in water-filling, the larger the sooner served. */
  readonly weight: readonly number[];
  /** Scratch: tonnes to share out, claims still open. */
  readonly left: Column;
  readonly open: readonly Column[];
};

export function createAllocation(block: Block): Allocation {
  const { sectors, sectorNames, sectorsOfUse, scenario } = block.world;
  const ranked = (members: readonly number[]) =>
    [...members].sort((a, b) => sectors[a].priority - sectors[b].priority || a - b);
  return {
    rule: scenario.allocation.rule,
    pools: [...sectorsOfUse.map(ranked), ranked(sectors.map((_, s) => s))],
    eligible: scenario.nationalStock.release.eligible.map((name) => sectorNames.indexOf(name)),
    weight: sectors.map((sector) => 1 / sector.priority),
    left: column(block.runs),
    open: columns(sectors.length, block.runs),
  };
}

/**
 * Shares what has come among the sectors by their claims (their orders of the step): what the exporter let go for an end
 * use among the sectors of that use, then what came from elsewhere among all. The rule is pro rata, strict priority, or
 * water-filling with weight 1 / priority. After the claims the national stock fills up again; whatever still is left goes
 * pro rata to usual use. Nothing is lost and nothing made.
 */
export function advanceAllocation(block: Block, allocation: Allocation): void {
  const { runs, arrivals, alternative, inflow, claims, world, refilled, refillClaim } = block;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  const { left, open, pools } = allocation;
  for (let m = 0; m < alternative.length; m++) {
    const from = m * sectors;
    for (let s = 0; s < sectors; s++) {
      inflow[from + s].fill(0);
      open[s].set(claims[from + s]);
    }
    refilled[m].fill(0);
    for (let pool = 0; pool <= uses; pool++) {
      if (pool === uses) left.set(alternative[m]);
      else {
        left.fill(0);
        for (let f = 0; f < forms; f++) {
          const arrived = arrivals[(m * forms + f) * uses + pool];
          for (let i = 0; i < runs; i++) left[i] += arrived[i];
        }
      }
      share(block, allocation, pools[pool], from);
      for (let i = 0; i < runs; i++) {
        const back = Math.min(left[i], refillClaim[m][i] - refilled[m][i]);
        refilled[m][i] += back;
        left[i] -= back;
      }
      shareSurplus(block, left, pools[pool], from);
    }
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

function shareProRata(
  { runs, inflow }: Block,
  { left, open }: Allocation,
  members: readonly number[],
  from: number,
): void {
  for (let i = 0; i < runs; i++) {
    if (left[i] <= 0) continue;
    let claimed = 0;
    for (let k = 0; k < members.length; k++) claimed += open[members[k]][i];
    if (claimed <= 0) continue;
    const served = Math.min(1, left[i] / claimed);
    for (let k = 0; k < members.length; k++) {
      const s = members[k];
      const got = open[s][i] * served;
      inflow[from + s][i] += got;
      open[s][i] -= got;
    }
    left[i] = Math.max(0, left[i] - claimed * served);
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

function shareSurplus({ runs, inflow, usualUse }: Block, left: Column, members: readonly number[], from: number): void {
  for (let i = 0; i < runs; i++) {
    if (left[i] <= 0) continue;
    let usual = 0;
    for (let k = 0; k < members.length; k++) usual += usualUse[from + members[k]][i];
    for (let k = 0; k < members.length; k++)
      inflow[from + members[k]][i] += (left[i] * usualUse[from + members[k]][i]) / usual;
  }
}

/** What the national stock releases goes to eligible sectors only, pro rata to need. */
export function shareRelease({ runs, world, inflow, need, released }: Block, { eligible }: Allocation): void {
  const sectors = world.sectors.length;
  for (let m = 0; m < released.length; m++) {
    const from = m * sectors;
    for (let i = 0; i < runs; i++) {
      if (released[m][i] <= 0) continue;
      let needed = 0;
      for (let k = 0; k < eligible.length; k++) needed += need[from + eligible[k]][i];
      for (let k = 0; k < eligible.length; k++) {
        const cell = from + eligible[k];
        inflow[cell][i] += needed > 0 ? (released[m][i] * need[cell][i]) / needed : released[m][i] / eligible.length;
      }
    }
  }
}
