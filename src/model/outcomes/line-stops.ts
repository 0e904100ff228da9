import type { Block } from "../block.ts";
import { addTo, anyAbove, type Column, column, columns } from "../columns.ts";
import { firstToRunDry } from "../mechanisms/firm-spread.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Week } from "../week.ts";
import { lossOutcomes } from "./loss.ts";
import { outcomeFamily } from "./outcome.ts";

/** By sector. */
type LineStops = {
  readonly lineStopShare: Column;
  /** Where the first firm to run dry stands in the spread of its sector, 0-1. */
  readonly firstFirm: readonly Column[];
  /** First week in which a firm's line stops, and in which the sector is short; the horizon when none. */
  readonly firstStop: readonly Column[];
  readonly firstShort: readonly Column[];
  /** Weeks in which the sector is short; weeks of its output lost. */
  readonly weeksShort: readonly Column[];
  readonly outputLost: readonly Column[];
  /** Scratch: share of the week's need that is unmet for the scarcest material, 0-1. */
  readonly worst: Column;
};

/** When lines stop and sectors run short, how much output that costs, and what the loss is worth. */
export const lineStops = outcomeFamily({
  start: startLineStops,
  outcomes: {
    ...lossOutcomes,
    firstLineStopWeek: {
      unit: "weeks",
      kind: "time",
      spoken: "firstLineStop",
      of: { sector: ({ firstStop }, _, s) => firstStop[s] },
    },
    lineStopped: {
      unit: "share",
      kind: "case",
      headline: 20,
      of: { sector: ({ firstStop }, { world }, s) => firstStop[s].map((week) => (week < world.weeks ? 1 : 0)) },
    },
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
  },
  week: addLineStops,
});

export function startLineStops(block: Block): LineStops {
  const { world, inputs, runs, streams, firstRun } = block;
  const sectors = world.sectors.length;
  const firstFirm = columns(sectors, runs);
  const alike = !world.scenario.mechanisms.firmSpread;
  for (let s = 0; s < sectors; s++) {
    const firms = inputColumn(inputs, `sectors.${world.sectorNames[s]}.firms`);
    streams.firstFirm.fillUniform(firstFirm[s], firstRun, runs, 0, s);
    for (let i = 0; i < runs; i++) firstFirm[s][i] = alike ? 0 : firstToRunDry(firstFirm[s][i], firms[i]);
  }
  return {
    lineStopShare: inputColumn(inputs, "outcomes.lineStopShare"),
    firstFirm,
    firstStop: columns(sectors, runs, world.weeks),
    firstShort: columns(sectors, runs, world.weeks),
    weeksShort: columns(sectors, runs),
    outputLost: columns(sectors, runs),
    worst: column(runs),
  };
}

/**
 * A firm without stock stops its line in a week in which it lacks the stated share of its need for any material; the
 * sector is short in a week in which it lacks that share as a whole. Output is lost as the scarcest material is lacking.
 */
function addLineStops(stops: LineStops, block: Block, week: Week, index: number): void {
  const { lineStopShare, worst } = stops;
  const sectors = block.world.sectors.length;
  for (let s = 0; s < sectors; s++) {
    worst.fill(0);
    for (let cell = s; cell < week.unmetShare.length; cell += sectors) {
      const unmet = week.unmetShare[cell];
      if (!anyAbove(unmet, 0)) continue;
      stopLines(stops, s, block.dryShare[cell], unmet, index);
      for (let i = 0; i < worst.length; i++) if (unmet[i] > worst[i]) worst[i] = unmet[i];
    }
    const [firstShort, weeksShort] = [stops.firstShort[s], stops.weeksShort[s]];
    addTo(stops.outputLost[s], worst);
    for (let i = 0; i < worst.length; i++) {
      if (worst[i] < lineStopShare[i]) continue;
      weeksShort[i]++;
      if (firstShort[i] > index) firstShort[i] = index;
    }
  }
}

function stopLines(stops: LineStops, s: number, dry: Column, unmet: Column, index: number): void {
  const { lineStopShare } = stops;
  const [firstStop, firstFirm] = [stops.firstStop[s], stops.firstFirm[s]];
  for (let i = 0; i < dry.length; i++) {
    if (firstStop[i] <= index || dry[i] <= 0 || dry[i] < firstFirm[i]) continue;
    if (unmet[i] >= lineStopShare[i] * dry[i]) firstStop[i] = index;
  }
}
