import type { Block } from "./block.ts";
import { addTo, type Column, column, columns } from "./columns.ts";

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
  /** By material and form, over the last step [t]: what arrived. */
  readonly came: readonly Column[];
  /** Scratch, of one material in one form [t a step]: what was loaded past customs, what is usual. */
  readonly loaded: Column;
  readonly usual: Column;
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
    came: columns(pairs, block.runs),
    loaded: column(block.runs),
    usual: column(block.runs),
  };
}

export function beginWeek(week: Week): void {
  for (const sum of [week.refused, week.restricted, week.fragmented]) sum.fill(0);
  for (const sums of [week.arrivals, week.arrivalsShare, week.shippedShare, week.exportedShare, week.need, week.unmet])
    for (const sum of sums) sum.fill(0);
}

export function addStep(week: Week, block: Block): void {
  const { runs, world, need, unmet } = block;
  const { stepWeeks } = world;
  for (let pair = 0; pair < week.arrivalsShare.length; pair++) addFlows(week, block, pair);
  for (let cell = 0; cell < need.length; cell++) {
    addRate(week.need[cell], need[cell], stepWeeks, runs);
    addTo(week.unmet[cell], unmet[cell]);
  }
  addRate(week.refused, block.refused, stepWeeks, runs);
  addRate(week.restricted, block.restricted, stepWeeks, runs);
  addRate(week.fragmented, block.fragmented, stepWeeks, runs);
}

function addRate(sum: Column, perWeek: Column, stepWeeks: number, runs: number): void {
  for (let i = 0; i < runs; i++) sum[i] += perWeek[i] * stepWeeks;
}

/** Arrivals and loadings of one material in one form. */
function addFlows(week: Week, block: Block, pair: number): void {
  const { runs, world } = block;
  const { loaded, usual } = week;
  const came = week.came[pair];
  const { stepWeeks } = world;
  const uses = world.endUses.length;
  const m = Math.floor(pair / world.forms.length);
  for (const sum of [came, loaded, usual]) sum.fill(0);
  for (let l = pair * uses; l < (pair + 1) * uses; l++) {
    const [loadings, leaked] = [block.loadings[l], block.leaked[l]];
    addTo(came, block.arrivals[l]);
    for (let i = 0; i < runs; i++) loaded[i] += loadings[i] - leaked[i];
    addTo(usual, block.usualLoadings[l]);
  }
  addTo(week.arrivals[m], came);
  const [arrivals, shipped, exported] = [week.arrivalsShare[pair], week.shippedShare[pair], week.exportedShare[pair]];
  const [everyone, usualWorld] = [block.worldLoadings[pair], block.usualWorldLoadings[pair]];
  for (let i = 0; i < runs; i++) {
    if (usual[i] <= 0) continue;
    arrivals[i] += (came[i] / usual[i]) * stepWeeks;
    shipped[i] += (loaded[i] / usual[i]) * stepWeeks;
    exported[i] += ((loaded[i] + everyone[i]) / (usual[i] + usualWorld[i])) * stepWeeks;
  }
}

export function endWeek(week: Week, block: Block): void {
  const { runs } = block;
  for (let cell = 0; cell < block.need.length; cell++) {
    const [share, unmet, wanted] = [week.unmetShare[cell], week.unmet[cell], week.need[cell]];
    const [cover, stock, need] = [week.cover[cell], block.makerStock[cell], block.need[cell]];
    for (let i = 0; i < runs; i++) {
      share[i] = wanted[i] > 0 ? unmet[i] / wanted[i] : 0;
      cover[i] = stock[i] / need[i];
    }
  }
}
