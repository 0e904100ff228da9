import type { Block } from "./block.ts";
import { addTo, type Column, column, columns } from "./columns.ts";

/** What happened in the present week: flows summed over its steps, covers at its end. */
export type Week = {
  /** By material [t], from the exporter. */
  readonly arrivals: readonly Column[];
  /**
   * By material and customs line (m * lines + k; the forms come first, then lines of several forms), each over the usual:
   * arrivals; loadings to the country, and to all destinations, as the exporter's customs count them, without what leaks.
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
  /** By material and form, over the last step [t]: what arrived, what was loaded past customs, what is usual. */
  readonly came: readonly Column[];
  readonly loaded: readonly Column[];
  readonly usual: readonly Column[];
  /** Scratch, of one material in one customs line [t a step]: the same, to the country and to everyone else. */
  readonly line: Readonly<Record<"came" | "loaded" | "usual" | "worldLoaded" | "worldUsual", Column>>;
};

export function createWeek(block: Block): Week {
  const materials = block.world.materials.length;
  const cells = block.need.length;
  const pairs = materials * block.world.forms.length;
  const lines = materials * block.world.lineNames.length;
  return {
    arrivals: columns(materials, block.runs),
    arrivalsShare: columns(lines, block.runs),
    shippedShare: columns(lines, block.runs),
    exportedShare: columns(lines, block.runs),
    need: columns(cells, block.runs),
    unmet: columns(cells, block.runs),
    unmetShare: columns(cells, block.runs),
    cover: columns(cells, block.runs),
    refused: column(block.runs),
    restricted: column(block.runs),
    fragmented: column(block.runs),
    came: columns(pairs, block.runs),
    loaded: columns(pairs, block.runs),
    usual: columns(pairs, block.runs),
    line: {
      came: column(block.runs),
      loaded: column(block.runs),
      usual: column(block.runs),
      worldLoaded: column(block.runs),
      worldUsual: column(block.runs),
    },
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
  for (let pair = 0; pair < week.came.length; pair++) addFlows(week, block, pair);
  for (let at = 0; at < week.arrivalsShare.length; at++) addShares(week, block, at);
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
  const [came, loaded, usual] = [week.came[pair], week.loaded[pair], week.usual[pair]];
  const uses = world.endUses.length;
  for (const sum of [came, loaded, usual]) sum.fill(0);
  for (let l = pair * uses; l < (pair + 1) * uses; l++) {
    const [loadings, leaked] = [block.loadings[l], block.leaked[l]];
    addTo(came, block.arrivals[l]);
    for (let i = 0; i < runs; i++) loaded[i] += loadings[i] - leaked[i];
    addTo(usual, block.usualLoadings[l]);
  }
  addTo(week.arrivals[Math.floor(pair / world.forms.length)], came);
}

/** What the customs count of one material in one line, over the usual. */
function addShares(week: Week, block: Block, at: number): void {
  const { runs, world } = block;
  const { stepWeeks, forms, linesOfForms } = world;
  const [m, line] = [Math.floor(at / linesOfForms.length), linesOfForms[at % linesOfForms.length]];
  const { came, loaded, usual, worldLoaded, worldUsual } = week.line;
  for (const sum of [came, loaded, usual, worldLoaded, worldUsual]) sum.fill(0);
  for (const f of line) {
    const pair = m * forms.length + f;
    addTo(came, week.came[pair]);
    addTo(loaded, week.loaded[pair]);
    addTo(usual, week.usual[pair]);
    addTo(worldLoaded, block.worldLoadings[pair]);
    addTo(worldUsual, block.usualWorldLoadings[pair]);
  }
  const [arrivals, shipped, exported] = [week.arrivalsShare[at], week.shippedShare[at], week.exportedShare[at]];
  for (let i = 0; i < runs; i++) {
    if (usual[i] <= 0) continue;
    arrivals[i] += (came[i] / usual[i]) * stepWeeks;
    shipped[i] += (loaded[i] / usual[i]) * stepWeeks;
    exported[i] += ((loaded[i] + worldLoaded[i]) / (usual[i] + worldUsual[i])) * stepWeeks;
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
