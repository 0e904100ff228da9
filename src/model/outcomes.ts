import type { Block } from "./block.ts";
import { type Column, column, columns } from "./columns.ts";
import { inputColumn } from "./inputs.ts";
import type { Week } from "./week.ts";
import type { World } from "./world.ts";

/** One number that a run reports. */
export type OutcomeKey = {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
  readonly unit: string;
};

const quoteNames = ["Domestic", "Fob", "Ask", "Paid"] as const;

/** Every outcome of a world, in the order in which `outcomeColumns` gives them. */
export function outcomeKeys(world: World): readonly OutcomeKey[] {
  const keys: OutcomeKey[] = [key("banWeeks", "weeks"), key("blockedWeeks", "weeks")];
  for (const material of world.materialNames) {
    keys.push(
      key("unmetNeedTonnes", "t", material),
      key("unmetNeedShare", "share", material),
      key("arrivalsTonnes", "t", material),
      key("phantomTonnes", "t", material),
      key("nationalStockEndTonnes", "t", material),
      key("importBillMillionUsd", "million USD", material),
    );
    for (const quote of quoteNames)
      keys.push(
        key(`price${quote}PeakMultiple`, "ratio", material),
        key(`price${quote}PeakWeek`, "weeks", material),
        key(`price${quote}EndMultiple`, "ratio", material),
      );
  }
  for (const sector of world.sectorNames)
    keys.push(
      key("firstLineStopWeek", "weeks", null, sector),
      key("lineStopped", "share", null, sector),
      key("weeksShort", "weeks", null, sector),
    );
  for (const material of world.materialNames)
    for (const sector of world.sectorNames)
      keys.push(key("unmetNeedShare", "share", material, sector), key("lowestCoverWeeks", "weeks", material, sector));
  return keys;
}

function key(outcome: string, unit: string, material: string | null = null, sector: string | null = null): OutcomeKey {
  return { outcome, material, sector, unit };
}

/** Running totals of a block's runs. */
export type Outcomes = {
  readonly lineStopShare: Column;
  readonly banWeeks: Column;
  readonly blockedWeeks: Column;
  readonly arrivals: readonly Column[];
  readonly bill: readonly Column[];
  readonly needTotal: readonly Column[];
  readonly unmetTotal: readonly Column[];
  readonly lowestCover: readonly Column[];
  /** By sector: first week in which a line stopped, the horizon when none did; weeks stopped. */
  readonly firstStop: readonly Column[];
  readonly weeksShort: readonly Column[];
  /** By quote and material (quote * materials + m). */
  readonly quotes: readonly Column[];
  readonly quoteAtStart: readonly Column[];
  readonly peak: readonly Column[];
  readonly peakWeek: readonly Column[];
};

export function createOutcomes(block: Block): Outcomes {
  const { world, runs } = block;
  const materials = world.materials.length;
  const quotes = [...block.domestic, ...block.fob, ...block.ask, ...block.paid];
  return {
    lineStopShare: inputColumn(block.inputs, "outcomes.lineStopShare"),
    banWeeks: column(runs),
    blockedWeeks: column(runs),
    arrivals: columns(materials, runs),
    bill: columns(materials, runs),
    needTotal: columns(block.need.length, runs),
    unmetTotal: columns(block.need.length, runs),
    lowestCover: columns(block.need.length, runs, Infinity),
    firstStop: columns(world.sectors.length, runs, world.weeks),
    weeksShort: columns(world.sectors.length, runs),
    quotes,
    quoteAtStart: quotes.map((quote) => quote.slice()),
    peak: quotes.map((quote) => quote.slice()),
    peakWeek: columns(quotes.length, runs),
  };
}

export function addWeek(outcomes: Outcomes, block: Block, week: Week, index: number): void {
  const { runs } = block;
  for (let i = 0; i < runs; i++) {
    outcomes.blockedWeeks[i] += week.blocked[i];
    if (week.blocked[i] > 0) outcomes.banWeeks[i]++;
  }
  for (let m = 0; m < outcomes.arrivals.length; m++) {
    addTo(outcomes.arrivals[m], week.arrivals[m]);
    addTo(outcomes.bill[m], week.bill[m]);
  }
  for (let cell = 0; cell < block.need.length; cell++) {
    addTo(outcomes.needTotal[cell], week.need[cell]);
    addTo(outcomes.unmetTotal[cell], week.unmet[cell]);
    const lowest = outcomes.lowestCover[cell];
    const cover = week.cover[cell];
    for (let i = 0; i < runs; i++) if (cover[i] < lowest[i]) lowest[i] = cover[i];
  }
  addLineStops(outcomes, block, week, index);
  for (let q = 0; q < outcomes.quotes.length; q++) {
    const quote = outcomes.quotes[q];
    const peak = outcomes.peak[q];
    for (let i = 0; i < runs; i++) {
      if (quote[i] > peak[i]) {
        peak[i] = quote[i];
        outcomes.peakWeek[q][i] = index + 1;
      }
    }
  }
}

/** A sector's line stops in a week in which the stated share of its need for any material is unmet. */
function addLineStops(outcomes: Outcomes, block: Block, week: Week, index: number): void {
  const sectors = block.world.sectors.length;
  for (let s = 0; s < sectors; s++) {
    const first = outcomes.firstStop[s];
    for (let i = 0; i < block.runs; i++) {
      let worst = 0;
      for (let cell = s; cell < week.unmetShare.length; cell += sectors)
        worst = Math.max(worst, week.unmetShare[cell][i]);
      if (worst < outcomes.lineStopShare[i]) continue;
      outcomes.weeksShort[s][i]++;
      if (first[i] > index) first[i] = index;
    }
  }
}

function addTo(total: Column, part: Column): void {
  for (let i = 0; i < total.length; i++) total[i] += part[i];
}

/** The finished block's outcomes, in the order of `outcomeKeys`. */
export function outcomeColumns(outcomes: Outcomes, block: Block): readonly Column[] {
  const { world } = block;
  const sectors = world.sectors.length;
  const materials = world.materials.length;
  const all: Column[] = [outcomes.banWeeks, outcomes.blockedWeeks];
  for (let m = 0; m < materials; m++) {
    const unmet = sum(outcomes.unmetTotal.slice(m * sectors, (m + 1) * sectors));
    const need = sum(outcomes.needTotal.slice(m * sectors, (m + 1) * sectors));
    all.push(
      unmet,
      ratio(unmet, need),
      outcomes.arrivals[m],
      phantom(block.cancelled[m], unmet),
      block.nationalStock[m],
    );
    all.push(outcomes.bill[m]);
    for (let q = m; q < outcomes.quotes.length; q += materials) {
      const start = outcomes.quoteAtStart[q];
      all.push(ratio(outcomes.peak[q], start), outcomes.peakWeek[q], ratio(outcomes.quotes[q], start));
    }
  }
  for (let s = 0; s < sectors; s++)
    all.push(
      outcomes.firstStop[s],
      outcomes.firstStop[s].map((week) => (week < world.weeks ? 1 : 0)),
      outcomes.weeksShort[s],
    );
  for (let cell = 0; cell < block.need.length; cell++)
    all.push(ratio(outcomes.unmetTotal[cell], outcomes.needTotal[cell]), outcomes.lowestCover[cell]);
  return all;
}

/** Orders cancelled beyond the need that went unmet: placed for stock that nobody was to use. */
function phantom(cancelled: Column, unmet: Column): Column {
  return cancelled.map((tonnes, i) => Math.max(0, tonnes - unmet[i]));
}

function sum(parts: readonly Column[]): Column {
  const total = parts[0].slice();
  for (const part of parts.slice(1)) addTo(total, part);
  return total;
}

function ratio(numerator: Column, denominator: Column): Column {
  return numerator.map((value, i) => value / denominator[i]);
}
