import type { Block } from "../block.ts";
import { type Column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { firstToRunDry } from "../mechanisms/firm-spread.ts";
import type { Week } from "../week.ts";

/** By sector. */
export type LineStops = {
  readonly lineStopShare: Column;
  /** Where the first firm to run dry stands in the spread of its sector, 0-1. */
  readonly firstFirm: readonly Column[];
  /** First week in which a firm's line stops, and in which the sector is short; the horizon when none. */
  readonly firstStop: readonly Column[];
  readonly firstShort: readonly Column[];
  /** Weeks in which the sector is short; weeks of its output lost. */
  readonly weeksShort: readonly Column[];
  readonly outputLost: readonly Column[];
};

export function createLineStops(block: Block): LineStops {
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
  };
}

/**
 * A firm without stock stops its line in a week in which it lacks the stated share of its need for any material; the
 * sector is short in a week in which it lacks that share as a whole. Output is lost as the scarcest material is lacking.
 */
export function addLineStops(stops: LineStops, block: Block, week: Week, index: number): void {
  const sectors = block.world.sectors.length;
  for (let s = 0; s < sectors; s++) {
    const [firstStop, firstShort] = [stops.firstStop[s], stops.firstShort[s]];
    for (let cell = s; cell < week.unmetShare.length; cell += sectors) {
      const dry = block.dryShare[cell];
      const unmet = week.unmetShare[cell];
      for (let i = 0; i < block.runs; i++) {
        if (firstStop[i] <= index || dry[i] < stops.firstFirm[s][i] || dry[i] <= 0) continue;
        if (unmet[i] >= stops.lineStopShare[i] * dry[i]) firstStop[i] = index;
      }
    }
    for (let i = 0; i < block.runs; i++) {
      let worst = 0;
      for (let cell = s; cell < week.unmetShare.length; cell += sectors)
        worst = Math.max(worst, week.unmetShare[cell][i]);
      stops.outputLost[s][i] += worst;
      if (worst < stops.lineStopShare[i]) continue;
      stops.weeksShort[s][i]++;
      if (firstShort[i] > index) firstShort[i] = index;
    }
  }
}
