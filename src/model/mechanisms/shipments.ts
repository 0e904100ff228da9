import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { approach } from "./approach.ts";
import { createDelayLine, type DelayLine, leaving, slotOf } from "./delay-line.ts";
import {
  applicationsPerTonne,
  applyAt,
  createLicenceOffice,
  fillDesk,
  type LicenceOffice,
  type LicenceRegime,
  lapse,
} from "./licence-office.ts";
import type { Orders } from "./orders.ts";

/** A queue below this share of the usual loadings is empty: what floating-point arithmetic leaves behind. */
const dust = 1e-9;

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
};

/**
 * Usual loadings are the usual use less what the projects give at the start, and have been under way for ever. Where the
 * regime `before` asked for licences, so have been as many applications as let the usual loadings through.
 */
export function createShipments(block: Block, before: LicenceRegime): Shipments {
  const { world, inputs, runs, inTransit, usualLoadings, pending, queue, licensed } = block;
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
  const lines = usualLoadings.map((usual, l) => {
    for (let i = 0; i < runs; i++) {
      inTransit[l][i] = (usual[i] * transitWeeks[i]) / world.stepWeeks;
      if (before.licensed[l % countryLanes][i] === 0) continue;
      const asks = applicationsPerTonne(before.approval[l][i], mostEverApplied);
      mostApplied[l][i] = Math.max(surge[i], asks);
      pending[l][i] = fillDesk(block, office, l, i, usual[i] * asks, usual[i]);
      queue[l][i] = (usual[i] * (asks - 1)) / catchUp[i];
    }
    return createDelayLine(transitWeeks, world.stepWeeks, usual);
  });
  const worldAsks = columns(block.usualWorldLoadings.length, runs, 1);
  const worldApplied = block.usualWorldLoadings.map((usual, l) => {
    const applied = new Uint8Array(runs);
    const lane = countryLanes + (l % (licensed.length - countryLanes));
    for (let i = 0; i < runs; i++) {
      if (before.licensed[lane][i] === 0) continue;
      const desk = usualLoadings.length + l;
      worldAsks[l][i] = applicationsPerTonne(before.approval[desk][i], mostEverApplied);
      fillDesk(block, office, desk, i, usual[i] * worldAsks[l][i], usual[i]);
      applied[i] = 1;
    }
    return applied;
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
  };
}

/** The rest of the world takes as much more than the country as its share of the outside demand is larger. */
function fillUsualLoadings(block: Block): void {
  const { world, inputs, runs, formShare, usualUse, usualUseTotal, alternative, usualLoadings, usualWorldLoadings } =
    block;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  const countryShare = inputColumn(inputs, "quotes.countryShareOfWorld");
  for (let l = 0; l < usualLoadings.length; l++) {
    const m = Math.floor(l / (forms * uses));
    const f = Math.floor(l / uses) % forms;
    const members = world.sectorsOfUse[l % uses];
    for (let i = 0; i < runs; i++) {
      let use = 0;
      for (let k = 0; k < members.length; k++) use += usualUse[m * sectors + members[k]][i];
      const abroad = Math.max(0, usualUseTotal[m][i] * world.stepWeeks - alternative[m][i]);
      usualLoadings[l][i] = (abroad * formShare[f][i] * use) / usualUseTotal[m][i];
      usualWorldLoadings[m * forms + f][i] += (usualLoadings[l][i] * (1 - countryShare[i])) / countryShare[i];
    }
  }
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
  for (let pair = 0; pair < world.materials.length * world.endUses.length; pair++) cancelSurplus(block, habits, pair);
  for (let l = 0; l < block.worldLoadings.length; l++) loadWorld(block, shipments, l, step);
}

function loadCountry(block: Block, shipments: Shipments, l: number, step: number): void {
  const { runs, world, leak } = block;
  const { office, surge, catchUp } = shipments;
  const countryLanes = world.forms.length * world.endUses.length;
  const lane = l % countryLanes;
  const leaks = leak[Math.floor(l / countryLanes)];
  const [blocked, licensed, approval] = [block.blocked[lane], block.licensed[lane], block.approval[l]];
  const [ordered, waiting, usual] = [block.orders[l], block.queue[l], block.usualLoadings[l]];
  const [applied, under, arrived, loaded] = [
    block.pending[l],
    block.inTransit[l],
    block.arrivals[l],
    block.loadings[l],
  ];
  const leaked = block.leaked[l];
  const line = shipments.lines[l];
  const slot = slotOf(line, step);
  const entering = line.entered[slot];
  const worst = shipments.worstBlock[l];
  const mostApplied = shipments.mostApplied[l];
  const desk = step % office.slots;
  for (let i = 0; i < runs; i++) {
    const refused = blocked[i] * (1 - leaks[i]);
    const most = surge[i] * usual[i];
    worst[i] = waiting[i] > dust * usual[i] ? Math.max(worst[i], refused) : refused;
    const releasable = worst[i] > 0 ? 1 - refused / worst[i] : 1;
    const passing = (1 - refused) * ordered[i];
    const late = waiting[i] * releasable * catchUp[i];
    const underLicence = licensed[i] * (1 - leaks[i]);
    const free = (1 - underLicence) * (passing + late);
    let granted = 0;
    let stillWaiting = waiting[i] + (ordered[i] - passing) - late;
    if (underLicence > 0) {
      const asked = underLicence * Math.min(passing + late, mostApplied[i] * usual[i]);
      if (asked > 0) applyAt(block, office, l, i, step, asked, approval[i]);
      applied[i] += asked;
      stillWaiting += underLicence * (passing + late) - asked;
    } else if (applied[i] > 0) {
      stillWaiting += applied[i];
      applied[i] = 0;
      lapse(office, l, i);
    }
    if (applied[i] > 0) {
      granted = office.granted[l][desk][i];
      stillWaiting += office.answered[l][desk][i] - office.granted[l][desk][i];
      applied[i] = Math.max(0, applied[i] - office.answered[l][desk][i]);
      office.granted[l][desk][i] = 0;
      office.answered[l][desk][i] = 0;
    }
    const now = granted + Math.min(free, most);
    entering[i] = now;
    loaded[i] = now;
    const past = leaks[i] * (blocked[i] * ordered[i] + licensed[i] * (passing + late));
    leaked[i] = now - past > dust * usual[i] ? past : now;
    arrived[i] = leaving(line, slot, i);
    under[i] += now - arrived[i];
    waiting[i] = Math.max(0, stillWaiting + (free + granted - now));
  }
}

/** What waits beyond the gap in stock and in the line is cancelled, alike in every form. */
function cancelSurplus(block: Block, habits: Orders, pair: number): void {
  const { runs, world, queue, inTransit, pending, cancelled } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const m = Math.floor(pair / uses);
  const first = m * forms * uses + (pair % uses);
  const gap = habits.stockGap[pair];
  const desired = habits.desiredLine[pair];
  for (let i = 0; i < runs; i++) {
    let waiting = 0;
    let coming = 0;
    for (let f = 0; f < forms; f++) {
      waiting += queue[first + f * uses][i];
      coming += inTransit[first + f * uses][i] + pending[first + f * uses][i];
    }
    const kept = Math.max(0, gap[i] + desired[i] - coming);
    if (waiting <= kept) continue;
    cancelled[m][i] += waiting - kept;
    for (let f = 0; f < forms; f++) queue[first + f * uses][i] *= kept / waiting;
  }
}

/** The rest of the world orders as usual; what it is refused it does not get. */
function loadWorld(block: Block, { office, worldApplied, worldAsks }: Shipments, l: number, step: number): void {
  const { runs, world, usualWorldLoadings, worldLoadings } = block;
  const lane = world.forms.length * world.endUses.length + (l % world.forms.length);
  const desk = block.loadings.length + l;
  const [blocked, licensed, approval] = [block.blocked[lane], block.licensed[lane], block.approval[desk]];
  const usual = usualWorldLoadings[l];
  const loaded = worldLoadings[l];
  const applied = worldApplied[l];
  const slot = step % office.slots;
  for (let i = 0; i < runs; i++) {
    const passing = (1 - blocked[i]) * usual[i];
    loaded[i] = (1 - licensed[i]) * passing;
    if (licensed[i] > 0) {
      applyAt(block, office, desk, i, step, licensed[i] * passing * worldAsks[l][i], approval[i]);
      applied[i] = 1;
    } else if (applied[i] === 1) {
      lapse(office, desk, i);
      applied[i] = 0;
    }
    if (applied[i] === 0) continue;
    loaded[i] += office.granted[desk][slot][i];
    office.granted[desk][slot][i] = 0;
    office.answered[desk][slot][i] = 0;
  }
}
