import type { Block } from "../block.ts";
import { addTo, anyAbove, type Column, column, columns } from "../columns.ts";
import { dryFirms } from "../mechanisms/firm-spread.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Week } from "../week.ts";
import { firmOutcomes } from "./firms.ts";
import { lossOutcomes } from "./loss.ts";
import { outcomeFamily } from "./outcome.ts";

/** By sector. */
type LineStops = {
  readonly lineStopShare: Column;
  /** Firms with stocks of their own, and how far on the way to the second of them the first to run dry stands, 0-1. */
  readonly firms: readonly Column[];
  readonly firstFirm: readonly Column[];
  /** First week in which a firm's line stops, and in which the sector is short; the horizon when none. */
  readonly firstStop: readonly Column[];
  readonly firstShort: readonly Column[];
  /** Firms that stand still, at most at once; weeks that firms stand still, summed over firms. */
  readonly mostStopped: readonly Column[];
  readonly firmWeeks: readonly Column[];
  /** Weeks in which the sector is short; weeks of its output lost. */
  readonly weeksShort: readonly Column[];
  readonly outputLost: readonly Column[];
  /** Scratch, of the week: share of need that is unmet for the scarcest material, 0-1; firms that stand still. */
  readonly worst: Column;
  readonly standing: Column;
};

/** When lines stop and sectors run short, how many firms stand still, how much output that costs, and what it is worth. */
export const lineStops = outcomeFamily({
  start: startLineStops,
  outcomes: {
    ...lossOutcomes,
    ...firmOutcomes,
    sectorShortWeek: {
      unit: "weeks",
      kind: "time",
      spoken: "sectorShort",
      of: { sector: ({ firstShort }, _, s) => firstShort[s] },
    },
    weeksShort: { unit: "weeks", kind: "amount", of: { sector: ({ weeksShort }, _, s) => weeksShort[s] } },
    outputLostWeeks: {
      unit: "weeks",
      kind: "amount",
      spoken: "outputLost",
      of: { sector: ({ outputLost }, _, s) => outputLost[s] },
    },
    firstLineStopWeek: {
      unit: "weeks",
      kind: "time",
      spoken: "firstLineStop",
      of: { sector: ({ firstStop }, _, s) => firstStop[s] },
    },
    lineStopped: {
      unit: "share",
      kind: "case",
      of: { sector: ({ firstStop }, { world }, s) => firstStop[s].map((week) => (week < world.weeks ? 1 : 0)) },
    },
  },
  week: addLineStops,
});

function startLineStops(block: Block): LineStops {
  const { world, inputs, runs, streams, firstRun } = block;
  const sectors = world.sectors.length;
  const firstFirm = columns(sectors, runs);
  for (let s = 0; s < sectors; s++) streams.firstFirm.fillUniform(firstFirm[s], firstRun, runs, 0, s);
  return {
    lineStopShare: inputColumn(inputs, "outcomes.lineStopShare"),
    firms: world.sectorNames.map((name) => inputColumn(inputs, `sectors.${name}.firms`).map(Math.round)),
    firstFirm,
    firstStop: columns(sectors, runs, world.weeks),
    firstShort: columns(sectors, runs, world.weeks),
    mostStopped: columns(sectors, runs),
    firmWeeks: columns(sectors, runs),
    weeksShort: columns(sectors, runs),
    outputLost: columns(sectors, runs),
    worst: column(runs),
    standing: column(runs),
  };
}

/**
 * A firm without stock stands still in a week in which it lacks the stated share of its need for any material, and runs
 * again in the next in which it does not; the sector is short in a week in which a firm stands still and the sector as a
 * whole lacks that share. Output is lost as the scarcest material is lacking.
 */
function addLineStops(stops: LineStops, block: Block, week: Week, index: number): void {
  const { worst, standing } = stops;
  const sectors = block.world.sectors.length;
  for (let s = 0; s < sectors; s++) {
    let isAny = false;
    for (let cell = s; cell < week.unmetShare.length; cell += sectors) {
      const unmet = week.unmetShare[cell];
      if (!anyAbove(unmet, 0)) continue;
      if (!isAny) for (const scratch of [worst, standing]) scratch.fill(0);
      isAny = true;
      countFirms(stops, s, block.dryShare[cell], unmet);
    }
    if (isAny) addSector(stops, s, index);
  }
}

/** Firm k of n stands at (k + u) / n of the sector's spread: as many are dry as the dry share says, in the mean exactly. */
function countFirms(stops: LineStops, s: number, dry: Column, unmet: Column): void {
  const { lineStopShare, worst, standing } = stops;
  const [firms, firstFirm] = [stops.firms[s], stops.firstFirm[s]];
  for (let i = 0; i < dry.length; i++) {
    if (unmet[i] <= 0) continue;
    if (unmet[i] > worst[i]) worst[i] = unmet[i];
    if (dry[i] <= 0 || unmet[i] < lineStopShare[i] * dry[i]) continue;
    const count = dryFirms(firms[i], firstFirm[i], dry[i]);
    if (count > standing[i]) standing[i] = count;
  }
}

function addSector(stops: LineStops, s: number, index: number): void {
  const { lineStopShare, worst, standing } = stops;
  const [firstStop, firstShort, mostStopped] = [stops.firstStop[s], stops.firstShort[s], stops.mostStopped[s]];
  addTo(stops.outputLost[s], worst);
  addTo(stops.firmWeeks[s], standing);
  for (let i = 0; i < standing.length; i++) {
    if (standing[i] === 0) continue;
    if (firstStop[i] > index) firstStop[i] = index;
    if (standing[i] > mostStopped[i]) mostStopped[i] = standing[i];
    if (worst[i] < lineStopShare[i]) continue;
    stops.weeksShort[s][i]++;
    if (firstShort[i] > index) firstShort[i] = index;
  }
}
