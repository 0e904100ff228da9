import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import { cancelSurplus } from "./cancel-surplus.ts";
import { loadCountry } from "./country-loadings.ts";
import { createDelayLine, type DelayLine } from "./delay-line.ts";
import { applicationsPerTonne, createLicenceOffice, type LicenceOffice, type LicenceRegime } from "./licence-office.ts";
import { fillDesk } from "./licensing-before.ts";
import type { Orders } from "./orders.ts";
import { fillUsualLoadings } from "./usual-loadings.ts";
import { loadWorld } from "./world-loadings.ts";

/** Nobody ever applied for more than this over the usual loadings, however low the odds. */
const mostEverApplied = 100;

export type Shipments = {
  /** Share of the releasable queue that is loaded in a step. */
  readonly catchUp: Column;
  /** Most that can be loaded, over the usual loadings. */
  readonly surge: Column;
  /** By lane: highest blocked share since the queue was last empty: what was refused stays refused until it falls. */
  readonly worstBlock: readonly Column[];
  readonly lines: readonly DelayLine[];
  readonly office: LicenceOffice;
  /** Applications per usual tonne: the most by lane of the country; those made by lane of the rest of the world. */
  readonly mostApplied: readonly Column[];
  readonly worldAsks: readonly Column[];
  /** By lane of the rest of the world: 1 where applications are open. */
  readonly worldApplied: readonly Uint8Array[];
  /** Scratch, of one lane in one step [t]: let through, of it loaded without a licence, with one, and left to wait. */
  readonly passing: Column;
  readonly free: Column;
  readonly granted: Column;
  readonly waitsOn: Column;
  /** Scratch, of an end use's orders of a material in all forms [t]: waiting, on their way, and the share that is kept. */
  readonly waiting: Column;
  readonly coming: Column;
  readonly keptShare: Column;
};

/**
 * Usual loadings are the usual use less what the projects give at the start, and have been under way for ever. Where the
 * regime `before` asked for licences, so have been as many applications as let the usual loadings through.
 */
export function createShipments(block: Block, before: LicenceRegime): Shipments {
  const { world, inputs, runs, inTransit, usualLoadings, pending, queue } = block;
  fillUsualLoadings(block);
  usualLoadings.forEach((usual, l) => {
    block.loadings[l].set(usual);
  });
  block.usualWorldLoadings.forEach((usual, l) => {
    block.worldLoadings[l].set(usual);
  });
  const transitWeeks = inputColumn(inputs, "shipments.transit");
  const office = createLicenceOffice(block);
  const countryLanes = usualLoadings.length / world.materials.length;
  const catchUp = approach(inputColumn(inputs, "shipments.catchUp"), world.stepWeeks, column(runs));
  const surge = inputColumn(inputs, "shipments.surge");
  const mostApplied = usualLoadings.map(() => surge.slice());
  const applied = column(runs);
  const lines = usualLoadings.map((usual, l) => {
    const licensed = before.licensed[l % countryLanes];
    for (let i = 0; i < runs; i++) {
      inTransit[l][i] = (usual[i] * transitWeeks[i]) / world.stepWeeks;
      if (licensed[i] === 0) continue;
      const asks = applicationsPerTonne(before.approval[l][i], mostEverApplied);
      mostApplied[l][i] = Math.max(surge[i], asks);
      applied[i] = usual[i] * asks;
      queue[l][i] = (usual[i] * (asks - 1)) / catchUp[i];
    }
    fillDesk(block, office, l, licensed, applied, usual, pending[l]);
    return createDelayLine(transitWeeks, world.stepWeeks, usual);
  });
  const worldAsks = columns(block.usualWorldLoadings.length, runs, 1);
  const open = column(runs);
  const worldApplied = block.usualWorldLoadings.map((usual, l) => {
    const licensed = before.licensed[countryLanes + (l % (block.licensed.length - countryLanes))];
    const desk = usualLoadings.length + l;
    for (let i = 0; i < runs; i++) {
      if (licensed[i] === 0) continue;
      worldAsks[l][i] = applicationsPerTonne(before.approval[desk][i], mostEverApplied);
      applied[i] = usual[i] * worldAsks[l][i];
    }
    fillDesk(block, office, desk, licensed, applied, usual, open);
    return Uint8Array.from(licensed, (under) => (under === 0 ? 0 : 1));
  });
  return {
    catchUp,
    surge,
    mostApplied,
    worldAsks,
    worstBlock: columns(usualLoadings.length, runs),
    lines,
    office,
    worldApplied,
    passing: column(runs),
    free: column(runs),
    granted: column(runs),
    waitsOn: column(runs),
    waiting: column(runs),
    coming: column(runs),
    keptShare: column(runs),
  };
}

/**
 * Orders that are neither blocked nor under licence are loaded and arrive after the transit; what is under way at a stop
 * still arrives. Orders under licence are applied for, at most as much as could be loaded, and loaded when granted; what
 * is refused waits and is applied for again. Blocked orders wait. Once the block eases from b' to b, the share 1 - b / b' of them
 * is worked off at the catch-up rate. Buyers cancel what would lift them above the stock they want.
 */
export function advanceShipments(block: Block, shipments: Shipments, habits: Orders, step: number): void {
  const { world, loadings } = block;
  for (let l = 0; l < loadings.length; l++) loadCountry(block, shipments, l, step);
  for (let pair = 0; pair < world.materials.length * world.endUses.length; pair++)
    cancelSurplus(block, shipments, habits, pair);
  for (let l = 0; l < block.worldLoadings.length; l++) loadWorld(block, shipments, l, step);
}
