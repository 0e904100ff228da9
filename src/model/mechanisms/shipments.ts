import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { approach } from "./approach.ts";
import { createDelayLine, type DelayLine, leaving, slotOf } from "./delay-line.ts";
import type { Orders } from "./orders.ts";

/** A queue below this many tonnes is empty: what floating-point arithmetic leaves behind. */
const dust = 1e-9;

export type Shipments = {
  /** Share of the releasable queue that is loaded in a step. */
  readonly catchUp: Column;
  /** Most that can be loaded, by material [t a step]. */
  readonly mostLoaded: readonly Column[];
  /** Highest blocked share since the queue was last empty: what was refused under it stays refused until it falls. */
  readonly worstBlock: readonly Column[];
  readonly lines: readonly DelayLine[];
};

/** Usual loadings are the usual use less what the projects give at the start, and have been under way for ever. */
export function createShipments(block: Block): Shipments {
  const { world, inputs, runs, usualUseTotal, alternative, inTransit } = block;
  const transitWeeks = inputColumn(inputs, "shipments.transit");
  const surge = inputColumn(inputs, "shipments.surge");
  const mostLoaded = world.materials.map(() => column(runs));
  const lines = world.materials.map((_, m) => {
    const usual = column(runs);
    for (let i = 0; i < runs; i++) {
      usual[i] = Math.max(0, usualUseTotal[m][i] * world.stepWeeks - alternative[m][i]);
      mostLoaded[m][i] = surge[i] * usual[i];
      inTransit[m][i] = (usual[i] * transitWeeks[i]) / world.stepWeeks;
    }
    return createDelayLine(transitWeeks, world.stepWeeks, usual);
  });
  return {
    catchUp: approach(inputColumn(inputs, "shipments.catchUp"), world.stepWeeks, column(runs)),
    mostLoaded,
    worstBlock: world.materials.map(() => column(runs)),
    lines,
  };
}

/**
 * Orders that are not blocked are loaded and arrive after the transit; what is under way at a stop still arrives.
 * Blocked orders wait. Once the block eases from b' to b, the share 1 - b / b' of them is worked off at the catch-up
 * rate, within the most that can be loaded. Buyers cancel what would lift them above the stock they want: phantom tonnes.
 */
export function advanceShipments(block: Block, shipments: Shipments, habits: Orders, step: number): void {
  const { runs, orders, blockedCountry, queue, cancelled, inTransit, arrivals } = block;
  for (let m = 0; m < orders.length; m++) {
    const line = shipments.lines[m];
    const slot = slotOf(line, step);
    const loadings = line.entered[slot];
    const worst = shipments.worstBlock[m];
    const most = shipments.mostLoaded[m];
    const ordered = orders[m];
    const waiting = queue[m];
    const gap = habits.stockGap[m];
    const desiredLine = habits.desiredLine[m];
    const under = inTransit[m];
    const arrived = arrivals[m];
    for (let i = 0; i < runs; i++) {
      const blocked = blockedCountry[i];
      worst[i] = waiting[i] > dust ? Math.max(worst[i], blocked) : blocked;
      const fresh = Math.min((1 - blocked) * ordered[i], most[i]);
      const releasable = worst[i] > 0 ? 1 - blocked / worst[i] : 1;
      const late = Math.min(waiting[i] * releasable * shipments.catchUp[i], most[i] - fresh);
      loadings[i] = fresh + late;
      arrived[i] = leaving(line, slot, i);
      under[i] += loadings[i] - arrived[i];
      const left = Math.max(0, waiting[i] + (ordered[i] - fresh) - late);
      const kept = Math.min(left, Math.max(0, gap[i] + desiredLine[i] - under[i]));
      cancelled[m][i] += left - kept;
      waiting[i] = kept;
    }
  }
}
