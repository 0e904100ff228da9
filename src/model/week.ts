import type { Block } from "./block.ts";
import { type Column, column, columns } from "./columns.ts";

/** What happened in the present week: flows summed over its steps, covers at its end. */
export type Week = {
  /** By material [t], from the exporter. */
  readonly arrivals: readonly Column[];
  /**
   * By material and form (m * forms + f), each over the usual: arrivals; loadings to the country, and to all destinations,
   * as the exporter's customs count them, without what leaks.
   */
  readonly arrivalsShare: readonly Column[];
  readonly shippedShare: readonly Column[];
  readonly exportedShare: readonly Column[];
  /** By cell [t]. */
  readonly need: readonly Column[];
  readonly unmet: readonly Column[];
  /** By cell: share of the week's need that was unmet, 0-1. */
  readonly unmetShare: readonly Column[];
  /** By cell: weeks of the present need in the makers' stock. */
  readonly cover: readonly Column[];
  /** Mean share of the country's usual orders that was refused, 0-1; share of the week with a restriction, or fragmented. */
  readonly refused: Column;
  readonly restricted: Column;
  readonly fragmented: Column;
  /** By material [million $]: what came in, at the price paid. */
  readonly bill: readonly Column[];
};

export function createWeek(block: Block): Week {
  const materials = block.world.materials.length;
  const cells = block.need.length;
  const pairs = materials * block.world.forms.length;
  return {
    arrivals: columns(materials, block.runs),
    arrivalsShare: columns(pairs, block.runs),
    shippedShare: columns(pairs, block.runs),
    exportedShare: columns(pairs, block.runs),
    need: columns(cells, block.runs),
    unmet: columns(cells, block.runs),
    unmetShare: columns(cells, block.runs),
    cover: columns(cells, block.runs),
    refused: column(block.runs),
    restricted: column(block.runs),
    fragmented: column(block.runs),
    bill: columns(materials, block.runs),
  };
}

export function beginWeek(week: Week): void {
  for (const sum of [week.refused, week.restricted, week.fragmented]) sum.fill(0);
  for (const sums of [
    week.arrivals,
    week.arrivalsShare,
    week.shippedShare,
    week.exportedShare,
    week.need,
    week.unmet,
    week.bill,
  ])
    for (const sum of sums) sum.fill(0);
}

export function addStep(week: Week, block: Block): void {
  const { runs, world, alternative, paid, need, unmet } = block;
  const step = world.stepWeeks;
  for (let pair = 0; pair < week.arrivalsShare.length; pair++) addFlows(week, block, pair);
  for (let m = 0; m < paid.length; m++) {
    const bill = week.bill[m];
    for (let i = 0; i < runs; i++) bill[i] += (alternative[m][i] * paid[m][i]) / 1000;
  }
  for (let cell = 0; cell < need.length; cell++) {
    const needed = week.need[cell];
    const lacking = week.unmet[cell];
    for (let i = 0; i < runs; i++) {
      needed[i] += need[cell][i] * step;
      lacking[i] += unmet[cell][i];
    }
  }
  for (let i = 0; i < runs; i++) {
    week.refused[i] += block.refused[i] * step;
    week.restricted[i] += block.restricted[i] * step;
    week.fragmented[i] += block.fragmented[i] * step;
  }
}

/** Arrivals and loadings of one material in one form. */
function addFlows(week: Week, block: Block, pair: number): void {
  const { runs, world, arrivals, paid, loadings, leaked, usualLoadings, worldLoadings, usualWorldLoadings } = block;
  const uses = world.endUses.length;
  const m = Math.floor(pair / world.forms.length);
  const [total, bill] = [week.arrivals[m], week.bill[m]];
  for (let i = 0; i < runs; i++) {
    let came = 0;
    let loaded = 0;
    let usual = 0;
    for (let c = 0; c < uses; c++) {
      came += arrivals[pair * uses + c][i];
      loaded += loadings[pair * uses + c][i] - leaked[pair * uses + c][i];
      usual += usualLoadings[pair * uses + c][i];
    }
    total[i] += came;
    bill[i] += (came * paid[m][i]) / 1000;
    if (usual <= 0) continue;
    week.arrivalsShare[pair][i] += (came / usual) * world.stepWeeks;
    const [everyone, usualWorld] = [worldLoadings[pair][i], usualWorldLoadings[pair][i]];
    week.shippedShare[pair][i] += (loaded / usual) * world.stepWeeks;
    week.exportedShare[pair][i] += ((loaded + everyone) / (usual + usualWorld)) * world.stepWeeks;
  }
}

export function endWeek(week: Week, block: Block): void {
  const { runs, makerStock, need } = block;
  for (let cell = 0; cell < need.length; cell++) {
    const share = week.unmetShare[cell];
    const cover = week.cover[cell];
    for (let i = 0; i < runs; i++) {
      share[i] = week.need[cell][i] > 0 ? week.unmet[cell][i] / week.need[cell][i] : 0;
      cover[i] = makerStock[cell][i] / need[cell][i];
    }
  }
}
