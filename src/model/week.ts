import type { Block } from "./block.ts";
import { addTo, type Column, column, columns, sumAll } from "./columns.ts";

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
  /** By material and form, over the last step [t]: what arrived, what was loaded past customs. */
  readonly came: readonly Column[];
  readonly loaded: readonly Column[];
  /** By material and customs line. */
  readonly lines: readonly Line[];
  /** Scratch, of one line [t a step]: what came, what was loaded for the country, and for everyone else. */
  readonly ofLine: readonly [Column, Column, Column];
};

/** One material in one customs line, by form: what came, what was loaded for the country and for everyone else; what is usual [t a step]. */
type Line = {
  readonly came: readonly Column[];
  readonly loaded: readonly Column[];
  readonly worldLoaded: readonly Column[];
  readonly usual: Column;
  readonly worldUsual: Column;
};

export function createWeek(block: Block): Week {
  const materials = block.world.materials.length;
  const cells = block.need.length;
  const pairs = materials * block.world.forms.length;
  const lines = materials * block.world.lineNames.length;
  const [came, loaded] = [columns(pairs, block.runs), columns(pairs, block.runs)];
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
    came,
    loaded,
    lines: Array.from({ length: lines }, (_, at) => lineOf(block, came, loaded, at)),
    ofLine: [column(block.runs), column(block.runs), column(block.runs)],
  };
}

/** Usual flows are those of the beginning, and do not change. */
function lineOf(block: Block, came: readonly Column[], loaded: readonly Column[], at: number): Line {
  const { runs, world, usualLoadings } = block;
  const { forms, linesOfForms, endUses } = world;
  const [m, line] = [Math.floor(at / linesOfForms.length), linesOfForms[at % linesOfForms.length]];
  const pairs = line.map((f) => m * forms.length + f);
  const usual = pairs.map((pair) =>
    sumAll(column(runs), usualLoadings.slice(pair * endUses.length, (pair + 1) * endUses.length)),
  );
  return {
    came: pairs.map((pair) => came[pair]),
    loaded: pairs.map((pair) => loaded[pair]),
    worldLoaded: pairs.map((pair) => block.worldLoadings[pair]),
    usual: sumAll(column(runs), usual),
    worldUsual: sumAll(
      column(runs),
      pairs.map((pair) => block.usualWorldLoadings[pair]),
    ),
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
  const [came, loaded] = [week.came[pair], week.loaded[pair]];
  const uses = world.endUses.length;
  for (const sum of [came, loaded]) sum.fill(0);
  for (let l = pair * uses; l < (pair + 1) * uses; l++) {
    const [loadings, leaked] = [block.loadings[l], block.leaked[l]];
    addTo(came, block.arrivals[l]);
    for (let i = 0; i < runs; i++) loaded[i] += loadings[i] - leaked[i];
  }
  addTo(week.arrivals[Math.floor(pair / world.forms.length)], came);
}

/** What the customs count of one material in one line, over the usual. */
function addShares(week: Week, { runs, world }: Block, at: number): void {
  const { stepWeeks } = world;
  const { usual, worldUsual, ...byForm } = week.lines[at];
  const came = sumOrOnly(week.ofLine[0], byForm.came);
  const loaded = sumOrOnly(week.ofLine[1], byForm.loaded);
  const worldLoaded = sumOrOnly(week.ofLine[2], byForm.worldLoaded);
  const [arrivals, shipped, exported] = [week.arrivalsShare[at], week.shippedShare[at], week.exportedShare[at]];
  for (let i = 0; i < runs; i++) {
    if (usual[i] <= 0) continue;
    arrivals[i] += (came[i] / usual[i]) * stepWeeks;
    shipped[i] += (loaded[i] / usual[i]) * stepWeeks;
    exported[i] += ((loaded[i] + worldLoaded[i]) / (usual[i] + worldUsual[i])) * stepWeeks;
  }
}

function sumOrOnly(scratch: Column, all: readonly Column[]): Column {
  return all.length === 1 ? all[0] : sumAll(scratch, all);
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
