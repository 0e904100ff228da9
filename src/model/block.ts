import { type Column, column, columns } from "./columns.ts";
import { drawInputs, type InputAt, type Inputs, inputColumn } from "./inputs.ts";
import type { RandomStreams } from "./random-streams.ts";
import type { World } from "./world.ts";

/**
 * Some hundred runs that advance together. The columns here are those through which mechanisms speak to each other;
 * what only one mechanism needs stays in its own record. A cell is a material in a sector: index m * sectors + s.
 * Stocks in t, rates in t/week, flows in t a step.
 */
export type Block = {
  readonly world: World;
  readonly streams: RandomStreams;
  readonly firstRun: number;
  readonly runs: number;
  readonly inputs: Inputs;
  /** Usual use before the shock, by cell [t/week]. */
  readonly usualUse: readonly Column[];
  /** Usual use of all sectors, by material [t/week]. */
  readonly usualUseTotal: readonly Column[];
  /** Share of the orders from the country, and from the rest of the world, that is not loaded, over the step. */
  readonly blockedCountry: Column;
  readonly blockedWorld: Column;
  /** How much buyers fear for their supply, 0-1. */
  readonly fear: Column;
  /** Share of use saved by thrift, 0-1. */
  readonly thrift: Column;
  /** Factor on use by the price paid, by material. */
  readonly priceEffect: readonly Column[];
  /** What would be used if there were enough, by cell [t/week]. */
  readonly need: readonly Column[];
  readonly makerStock: readonly Column[];
  /** By material: what sectors order from the exporter, what arrives from it, from elsewhere, from the national stock. */
  readonly orders: readonly Column[];
  readonly arrivals: readonly Column[];
  readonly alternative: readonly Column[];
  readonly released: readonly Column[];
  /** By material [t]: loaded and not yet arrived; ordered, blocked and waiting; ordered and cancelled so far. */
  readonly inTransit: readonly Column[];
  readonly queue: readonly Column[];
  readonly cancelled: readonly Column[];
  /** Orders of each sector before what comes from elsewhere is taken off, by cell: its claim on what arrives. */
  readonly claims: readonly Column[];
  readonly inflow: readonly Column[];
  readonly unmet: readonly Column[];
  readonly nationalStock: readonly Column[];
  /** Quotes by material [$/kg]. */
  readonly domestic: readonly Column[];
  readonly fob: readonly Column[];
  readonly ask: readonly Column[];
  readonly paid: readonly Column[];
  readonly paidAtStart: readonly Column[];
};

export function createBlock(
  world: World,
  drawn: readonly InputAt[],
  streams: RandomStreams,
  firstRun: number,
  runs: number,
): Block {
  const materials = world.materials.length;
  const sectors = world.sectors.length;
  const inputs = drawInputs(drawn, streams.input, firstRun, runs);
  const usualUse = columns(materials * sectors, runs);
  const usualUseTotal = columns(materials, runs);
  fillUsualUse(world, inputs, usualUse, usualUseTotal);
  return {
    world,
    streams,
    firstRun,
    runs,
    inputs,
    usualUse,
    usualUseTotal,
    blockedCountry: column(runs),
    blockedWorld: column(runs),
    fear: column(runs),
    thrift: column(runs),
    priceEffect: columns(materials, runs, 1),
    need: usualUse.map((use) => use.slice()),
    makerStock: columns(materials * sectors, runs),
    orders: columns(materials, runs),
    arrivals: columns(materials, runs),
    alternative: columns(materials, runs),
    released: columns(materials, runs),
    inTransit: columns(materials, runs),
    queue: columns(materials, runs),
    cancelled: columns(materials, runs),
    claims: columns(materials * sectors, runs),
    inflow: columns(materials * sectors, runs),
    unmet: columns(materials * sectors, runs),
    nationalStock: columns(materials, runs),
    domestic: columns(materials, runs),
    fob: columns(materials, runs),
    ask: columns(materials, runs),
    paid: columns(materials, runs),
    paidAtStart: columns(materials, runs),
  };
}

/** Total demand times the material's share times the sector's weight, shares and weights each normalised to one. */
function fillUsualUse(world: World, inputs: Inputs, usualUse: readonly Column[], totals: readonly Column[]): void {
  const total = inputColumn(inputs, "demand.total");
  const shares = world.materialNames.map((name) => inputColumn(inputs, `materials.${name}.demandShare`));
  const weights = world.sectorNames.map((name) => inputColumn(inputs, `sectors.${name}.demandWeight`));
  for (let i = 0; i < total.length; i++) {
    let shareSum = 0;
    for (const share of shares) shareSum += share[i];
    let weightSum = 0;
    for (const weight of weights) weightSum += weight[i];
    for (let m = 0; m < shares.length; m++) {
      totals[m][i] = (total[i] * shares[m][i]) / shareSum;
      for (let s = 0; s < weights.length; s++)
        usualUse[m * weights.length + s][i] = (totals[m][i] * weights[s][i]) / weightSum;
    }
  }
}
