import type { Block } from "../block.ts";
import { addTo, type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Week } from "../week.ts";
import { addLineStops, createLineStops, type LineStops } from "./line-stops.ts";
import { lossColumns } from "./loss.ts";
import { addQuotes, createQuoteOutcomes, type QuoteOutcomes, quoteColumns, ratio } from "./quotes.ts";

/** Running totals of a block's runs. */
export type Outcomes = {
  /** Weeks with a restriction in force, with one that others have joined, and with all orders refused [weeks]. */
  readonly banWeeks: Column;
  readonly fragmentedWeeks: Column;
  readonly blockedWeeks: Column;
  readonly arrivals: readonly Column[];
  readonly bill: readonly Column[];
  readonly needTotal: readonly Column[];
  readonly unmetTotal: readonly Column[];
  readonly lowestCover: readonly Column[];
  readonly stops: LineStops;
  readonly quotes: QuoteOutcomes;
};

export function createOutcomes(block: Block): Outcomes {
  const { world, runs } = block;
  const materials = world.materials.length;
  return {
    banWeeks: column(runs),
    fragmentedWeeks: column(runs),
    blockedWeeks: column(runs),
    arrivals: columns(materials, runs),
    bill: columns(materials, runs),
    needTotal: columns(block.need.length, runs),
    unmetTotal: columns(block.need.length, runs),
    lowestCover: columns(block.need.length, runs, Infinity),
    stops: createLineStops(block),
    quotes: createQuoteOutcomes(block),
  };
}

export function addWeek(outcomes: Outcomes, block: Block, week: Week, index: number): void {
  addTo(outcomes.blockedWeeks, week.refused);
  addTo(outcomes.banWeeks, week.restricted);
  addTo(outcomes.fragmentedWeeks, week.fragmented);
  for (let m = 0; m < outcomes.arrivals.length; m++) {
    addTo(outcomes.arrivals[m], week.arrivals[m]);
    addTo(outcomes.bill[m], week.bill[m]);
  }
  for (let cell = 0; cell < block.need.length; cell++) {
    addTo(outcomes.needTotal[cell], week.need[cell]);
    addTo(outcomes.unmetTotal[cell], week.unmet[cell]);
    const lowest = outcomes.lowestCover[cell];
    const cover = week.cover[cell];
    for (let i = 0; i < block.runs; i++) if (cover[i] < lowest[i]) lowest[i] = cover[i];
  }
  addLineStops(outcomes.stops, block, week, index);
  addQuotes(outcomes.quotes, block, index);
}

/** The finished block's outcomes, in the order of `outcomeKeys`; `covered` is 1 where an unclear ban covers civil use. */
export function outcomeColumns(outcomes: Outcomes, block: Block, covered: Column): readonly Column[] {
  const { world, runs } = block;
  const sectors = world.sectors.length;
  const { banWeeks, blockedWeeks, fragmentedWeeks, stops } = outcomes;
  const all: Column[] = [banWeeks, blockedWeeks, fragmentedWeeks, covered];
  all.push(...classColumns(outcomes, block), ...lossColumns(block, stops));
  for (let m = 0; m < world.materials.length; m++) {
    const unmet = sum(outcomes.unmetTotal.slice(m * sectors, (m + 1) * sectors), runs);
    const need = sum(outcomes.needTotal.slice(m * sectors, (m + 1) * sectors), runs);
    all.push(unmet, ratio(unmet, need), outcomes.arrivals[m], phantom(block.cancelled[m], unmet));
    all.push(block.nationalStock[m], outcomes.bill[m], ...quoteColumns(outcomes.quotes, m));
  }
  for (let s = 0; s < sectors; s++)
    all.push(
      stops.firstStop[s],
      stops.firstStop[s].map((week) => (week < world.weeks ? 1 : 0)),
      stops.firstShort[s],
      stops.weeksShort[s],
      stops.outputLost[s],
    );
  for (let cell = 0; cell < block.need.length; cell++)
    all.push(ratio(outcomes.unmetTotal[cell], outcomes.needTotal[cell]), outcomes.lowestCover[cell]);
  return all;
}

/** Brief standoff, prolonged dispute, fragmented market: each 1 in its runs and 0 in the others. */
function classColumns({ banWeeks, fragmentedWeeks }: Outcomes, { inputs, runs }: Block): readonly Column[] {
  const briefWithin = inputColumn(inputs, "outcomes.briefWithin");
  const fragmentedFrom = inputColumn(inputs, "outcomes.fragmentedFrom");
  const [brief, prolonged, fragmented] = columns(3, runs);
  for (let i = 0; i < runs; i++) {
    if (fragmentedWeeks[i] >= fragmentedFrom[i]) fragmented[i] = 1;
    else if (banWeeks[i] <= briefWithin[i]) brief[i] = 1;
    else prolonged[i] = 1;
  }
  return [brief, prolonged, fragmented];
}

/** Orders cancelled beyond the need that went unmet: placed for stock that nobody was to use. */
function phantom(cancelled: Column, unmet: Column): Column {
  return cancelled.map((tonnes, i) => Math.max(0, tonnes - unmet[i]));
}

function sum(parts: readonly Column[], runs: number): Column {
  const total = column(runs);
  for (const part of parts) addTo(total, part);
  return total;
}
