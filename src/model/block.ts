import { type Column, column, columns } from "./columns.ts";
import type { RandomStreams } from "./random/source.ts";
import { usualCovers } from "./scenario/cover.ts";
import { type Inputs, inputColumn } from "./scenario/inputs.ts";
import type { World } from "./scenario/world.ts";

/**
 * Some hundred runs that advance together. The columns here are those through which mechanisms speak to each other;
 * what only one mechanism needs stays in its own record. Stocks in t, rates in t/week, flows in t a step.
 *
 * A cell is a material in a sector: index m * sectors + s. A lane is a way by which a material comes: a form for an end
 * use in the country (index f * end uses + c), or a form for the rest of the world (after those of the country).
 */
export type Block = {
  readonly world: World;
  readonly streams: RandomStreams;
  readonly firstRun: number;
  readonly runs: number;
  readonly inputs: Inputs;
  /** Usual use before the shock, by cell [t/week]. */
  readonly usualUse: readonly Column[];
  /** Makers' usual stock, by sector [weeks of use]. */
  readonly usualCover: readonly Column[];
  /** Usual use of all sectors, by material [t/week]. */
  readonly usualUseTotal: readonly Column[];
  /** Share of the use that comes in each form, 0-1. */
  readonly formShare: readonly Column[];
  /** By lane, over the step: share of the orders refused outright; share of the step under licence. */
  readonly blocked: readonly Column[];
  readonly licensed: readonly Column[];
  /** By desk (a lane of the country of each material, then one of the rest of the world): odds of a licence, 0-1. */
  readonly approval: readonly Column[];
  /** The regime before the start: by lane 1 where a licence was asked for, by desk the odds of one. */
  readonly licensedBefore: readonly Column[];
  readonly approvalBefore: readonly Column[];
  /** 1 in the runs in which an unclear restriction covers civil use. */
  readonly covered: Column;
  /** Share of the country's usual orders that is refused in the end, over the step, 0-1; as it is, and as it is feared. */
  readonly refused: Column;
  readonly perceived: Column;
  /** Share of the step with a restriction in force, and with one that others have joined, 0-1. */
  readonly restricted: Column;
  readonly fragmented: Column;
  /**
   * Restrictions that have ended, in all, and those that others had joined [weeks]: known where each lasted a time with a
   * probability of its own, NaN where one did not.
   */
  readonly restrictedSpells: Column;
  readonly fragmentedSpells: Column;
  /** Present policy state, and how long it has lasted [weeks]. */
  readonly state: Int32Array;
  readonly stateSince: Column;
  /** Speed of a restriction's clock, over that of the calendar. */
  readonly clockSpeed: Column;
  /** Share of the supply from elsewhere that is withheld, over the step, 0-1. */
  readonly alternativeWithheld: Column;
  /** Share of a blocked flow that leaks, by material, 0-1. */
  readonly leak: readonly Column[];
  /** How much buyers fear for their supply, 0-1. */
  readonly fear: Column;
  /** How hard the metal is to have, by fear and price, 0-1, and weeks since it was first felt. */
  readonly stress: Column;
  readonly stressedFor: Column;
  /** Share of the use that is qualified for whichever form is open, 0-1. */
  readonly qualified: Column;
  /** Share of use saved by thrift, and replaced for good by other designs, 0-1. */
  readonly thrift: Column;
  readonly redesigned: Column;
  /** Factor on use by the price paid, by material. */
  readonly priceEffect: readonly Column[];
  /** What would be used if there were enough, by cell [t/week]. */
  readonly need: readonly Column[];
  /** Share of a cell's need that makers ration away at no loss of output, 0-1: `need` is what is left once they have. */
  readonly rationed: readonly Column[];
  readonly makerStock: readonly Column[];
  /** Share of a cell's use that belongs to firms without stock, 0-1. */
  readonly dryShare: readonly Column[];
  /**
   * By material and end use (m * end uses + c) [t]: what stocks fall short of what is wanted, net of any surplus; what would
   * be under way if all went as usual.
   */
  readonly stockGap: readonly Column[];
  readonly desiredLine: readonly Column[];
  /** By material (m * lanes of the country + lane) [t a step]: what is ordered from the exporter, and what arrives. */
  readonly orders: readonly Column[];
  readonly arrivals: readonly Column[];
  /** As above [t]: loaded and not yet arrived; refused and waiting; applied for and not yet answered. */
  readonly inTransit: readonly Column[];
  readonly queue: readonly Column[];
  readonly pending: readonly Column[];
  /** By desk [t a step]: what the licence office answers, and of it what it grants. */
  readonly answered: readonly Column[];
  readonly granted: readonly Column[];
  /** As above, and by material (m * forms + f) for the rest of the world [t a step]: usual loadings, and loadings. */
  readonly usualLoadings: readonly Column[];
  readonly loadings: readonly Column[];
  /** By lane of the country of each material [t a step]: the part of the loadings that goes past the exporter's customs. */
  readonly leaked: readonly Column[];
  readonly usualWorldLoadings: readonly Column[];
  readonly worldLoadings: readonly Column[];
  /** Of the rest of the world, by material (m * forms + f) [t a step, t]: ordered; waiting; applied for and not answered. */
  readonly worldOrders: readonly Column[];
  readonly worldQueue: readonly Column[];
  readonly worldPending: readonly Column[];
  /** By material: share of its need that the rest of the world lacks in the step, 0-1; 0 where it has no stocks of its own. */
  readonly worldShortage: readonly Column[];
  /** By material [t]: ordered and cancelled so far. */
  readonly cancelled: readonly Column[];
  /** By material: share of the need of the last month that is unmet, 0-1. */
  readonly shortage: readonly Column[];
  /** The same of everyone else outside the exporter. */
  readonly shortageElsewhere: readonly Column[];
  /** By material [t a step]: what comes from elsewhere under contract. */
  readonly contracted: readonly Column[];
  /** By material [t a step]: from elsewhere, from the national stock to makers, into the national stock. */
  readonly alternative: readonly Column[];
  readonly released: readonly Column[];
  readonly refilled: readonly Column[];
  /** Orders of each sector before what comes from elsewhere is taken off, by cell: its claim on what arrives. */
  readonly claims: readonly Column[];
  readonly inflow: readonly Column[];
  readonly unmet: readonly Column[];
  readonly nationalStock: readonly Column[];
  readonly nationalStockAtStart: readonly Column[];
  /** By material [weeks]: how long what lets the national stock be released has held without a break. */
  readonly triggeredFor: readonly Column[];
  /** By material [t a step]: what the national stock asks for to fill up again. */
  readonly refillClaim: readonly Column[];
  /** Log of the home market's quotes over their anchors that a squeeze has added. */
  readonly squeezed: Column;
  /** Quotes by material [$/kg]. */
  readonly domestic: readonly Column[];
  readonly fob: readonly Column[];
  readonly ask: readonly Column[];
  readonly askAtStart: readonly Column[];
  /** Log of ask over FOB, by material. */
  readonly askSpread: readonly Column[];
  /** What the last tonne is worth inside the country, by material [$/kg]. */
  readonly margin: readonly Column[];
  readonly paid: readonly Column[];
  readonly paidAtStart: readonly Column[];
};

export function createBlock(
  world: World,
  inputs: Inputs,
  streams: RandomStreams,
  firstRun: number,
  runs: number,
): Block {
  const materials = world.materials.length;
  const cells = materials * world.sectors.length;
  const forms = world.forms.length;
  const countryLanes = forms * world.endUses.length;
  const usualUse = columns(cells, runs);
  const usualUseTotal = columns(materials, runs);
  fillUsualUse(world, inputs, usualUse, usualUseTotal);
  return {
    world,
    streams,
    firstRun,
    runs,
    inputs,
    usualUse,
    usualCover: usualCovers(world, inputs, runs),
    usualUseTotal,
    formShare: shares(world.formNames.map((name) => inputColumn(inputs, `forms.${name}.useShare`))),
    blocked: columns(countryLanes + forms, runs),
    licensed: columns(countryLanes + forms, runs),
    approval: columns(materials * (countryLanes + forms), runs, 1),
    licensedBefore: columns(countryLanes + forms, runs),
    approvalBefore: columns(materials * (countryLanes + forms), runs, 1),
    covered: column(runs),
    refused: column(runs),
    perceived: column(runs),
    restricted: column(runs),
    fragmented: column(runs),
    restrictedSpells: column(runs),
    fragmentedSpells: column(runs),
    state: new Int32Array(runs),
    stateSince: column(runs),
    clockSpeed: column(runs, 1),
    alternativeWithheld: column(runs),
    leak: columns(materials, runs),
    fear: column(runs),
    stress: column(runs),
    stressedFor: column(runs),
    qualified: column(runs),
    thrift: column(runs),
    redesigned: column(runs),
    priceEffect: columns(materials, runs, 1),
    need: usualUse.map((use) => use.slice()),
    rationed: columns(cells, runs),
    makerStock: columns(cells, runs),
    dryShare: columns(cells, runs),
    orders: columns(materials * countryLanes, runs),
    arrivals: columns(materials * countryLanes, runs),
    stockGap: columns(materials * world.endUses.length, runs),
    desiredLine: columns(materials * world.endUses.length, runs),
    inTransit: columns(materials * countryLanes, runs),
    queue: columns(materials * countryLanes, runs),
    pending: columns(materials * countryLanes, runs),
    answered: columns(materials * (countryLanes + forms), runs),
    granted: columns(materials * (countryLanes + forms), runs),
    usualLoadings: columns(materials * countryLanes, runs),
    loadings: columns(materials * countryLanes, runs),
    leaked: columns(materials * countryLanes, runs),
    usualWorldLoadings: columns(materials * forms, runs),
    worldLoadings: columns(materials * forms, runs),
    worldOrders: columns(materials * forms, runs),
    worldQueue: columns(materials * forms, runs),
    worldPending: columns(materials * forms, runs),
    cancelled: columns(materials, runs),
    shortage: columns(materials, runs),
    shortageElsewhere: columns(materials, runs),
    worldShortage: columns(materials, runs),
    contracted: columns(materials, runs),
    alternative: columns(materials, runs),
    released: columns(materials, runs),
    refilled: columns(materials, runs),
    claims: columns(cells, runs),
    inflow: columns(cells, runs),
    unmet: columns(cells, runs),
    nationalStock: columns(materials, runs),
    nationalStockAtStart: columns(materials, runs),
    triggeredFor: columns(materials, runs),
    refillClaim: columns(materials, runs),
    squeezed: column(runs),
    domestic: columns(materials, runs),
    fob: columns(materials, runs),
    ask: columns(materials, runs),
    askAtStart: columns(materials, runs),
    askSpread: columns(materials, runs),
    margin: columns(materials, runs),
    paid: columns(materials, runs),
    paidAtStart: columns(materials, runs),
  };
}

/** Normalised to sum to one in each run. */
function shares(given: readonly Column[]): readonly Column[] {
  const normalised = given.map((each) => each.slice());
  for (let i = 0; i < normalised[0].length; i++) {
    let sum = 0;
    for (const each of given) sum += each[i];
    for (const each of normalised) each[i] /= sum;
  }
  return normalised;
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
