import type { Block } from "./block.ts";
import { type Column, column, columns } from "./columns.ts";

/** What happened in the present week: flows summed over its steps, covers at its end. */
export type Week = {
  /** By material [t], from the exporter. */
  readonly arrivals: readonly Column[];
  /** By cell [t]. */
  readonly need: readonly Column[];
  readonly unmet: readonly Column[];
  /** By cell: share of the week's need that was unmet, 0-1. */
  readonly unmetShare: readonly Column[];
  /** By cell: weeks of the present need in the makers' stock. */
  readonly cover: readonly Column[];
  /** Mean share of the country's orders that was blocked, 0-1. */
  readonly blocked: Column;
  /** By material [million $]: what came in, at the price paid. */
  readonly bill: readonly Column[];
};

export function createWeek(block: Block): Week {
  const materials = block.world.materials.length;
  const cells = block.need.length;
  return {
    arrivals: columns(materials, block.runs),
    need: columns(cells, block.runs),
    unmet: columns(cells, block.runs),
    unmetShare: columns(cells, block.runs),
    cover: columns(cells, block.runs),
    blocked: column(block.runs),
    bill: columns(materials, block.runs),
  };
}

export function beginWeek(week: Week): void {
  week.blocked.fill(0);
  for (const tonnes of week.arrivals) tonnes.fill(0);
  for (const tonnes of week.need) tonnes.fill(0);
  for (const tonnes of week.unmet) tonnes.fill(0);
  for (const cost of week.bill) cost.fill(0);
}

export function addStep(week: Week, block: Block): void {
  const { runs, world, arrivals, alternative, paid, need, unmet, blockedCountry } = block;
  for (let m = 0; m < arrivals.length; m++) {
    const arrived = week.arrivals[m];
    const bill = week.bill[m];
    for (let i = 0; i < runs; i++) {
      arrived[i] += arrivals[m][i];
      bill[i] += ((arrivals[m][i] + alternative[m][i]) * paid[m][i]) / 1000;
    }
  }
  for (let cell = 0; cell < need.length; cell++) {
    const needed = week.need[cell];
    const lacking = week.unmet[cell];
    for (let i = 0; i < runs; i++) {
      needed[i] += need[cell][i] * world.stepWeeks;
      lacking[i] += unmet[cell][i];
    }
  }
  for (let i = 0; i < runs; i++) week.blocked[i] += blockedCountry[i] * world.stepWeeks;
}

export function endWeek(week: Week, block: Block): void {
  const { runs, makerStock, need } = block;
  for (let cell = 0; cell < need.length; cell++) {
    const share = week.unmetShare[cell];
    const cover = week.cover[cell];
    for (let i = 0; i < runs; i++) {
      share[i] = week.unmet[cell][i] / week.need[cell][i];
      cover[i] = makerStock[cell][i] / need[cell][i];
    }
  }
}
