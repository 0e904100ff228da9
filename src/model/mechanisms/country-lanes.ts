import type { Block } from "../block.ts";
import { addTo, anyAbove, type Column } from "../columns.ts";
import { advanceDelayLine, type DelayLine } from "./delay-line.ts";
import { apply, type LicenceOffice, lapse, openAt } from "./licence-office.ts";

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
  /** By lane of the rest of the world [t]: applied for and not yet answered, or 0. */
  readonly worldPending: readonly Column[];
  /** Scratch, of one lane in one step [t]: let through with a licence alone, without one, and left to wait. */
  readonly toApply: Column;
  readonly free: Column;
  readonly waitsOn: Column;
  /** Scratch, of an end use's orders of a material in all forms [t]: waiting, on their way, and the share that is kept. */
  readonly waiting: Column;
  readonly coming: Column;
  readonly keptShare: Column;
};

/** A queue below this share of the usual loadings is empty: what floating-point arithmetic leaves behind. */
const dust = 1e-9;

/** One lane of the country in one step: what is loaded, applied for, arrives, waits; see `advanceShipments`. */
export function loadCountry(block: Block, shipments: Shipments, l: number, step: number): void {
  passCountryOrders(block, shipments, l);
  if (shipments.office.open.length > 0) askLicences(block, shipments, l);
  load(block, shipments, l);
  advanceDelayLine(shipments.lines[l], step, block.loadings[l], block.arrivals[l]);
  count(block, l);
}

/**
 * What passes without being refused, what of it needs a licence, what goes past the customs, and what waits on. Only new
 * orders leak: what waits is released by the block alone.
 */
function passCountryOrders(block: Block, shipments: Shipments, l: number): void {
  const { runs } = block;
  const { free, toApply, waitsOn, catchUp } = shipments;
  const countryLanes = block.world.forms.length * block.world.endUses.length;
  const [lane, leaks] = [l % countryLanes, block.leak[Math.floor(l / countryLanes)]];
  const [blocked, licensed] = [block.blocked[lane], block.licensed[lane]];
  const [ordered, waiting, leaked] = [block.orders[l], block.queue[l], block.leaked[l]];
  const usual = block.usualLoadings[l];
  const worst = shipments.worstBlock[l];
  for (let i = 0; i < runs; i++) {
    const [refused, asks] = [blocked[i], licensed[i]];
    const highest = worst[i] > refused && waiting[i] > dust * usual[i] ? worst[i] : refused;
    worst[i] = highest;
    const releasable = highest > 0 ? 1 - refused / highest : 1;
    const pass = (1 - refused) * ordered[i];
    const late = waiting[i] * releasable * catchUp[i];
    const stopped = refused * ordered[i];
    leaked[i] = leaks[i] * (stopped + asks * pass);
    toApply[i] = asks * ((1 - leaks[i]) * pass + late);
    free[i] = (1 - asks) * (pass + late);
    waitsOn[i] = waiting[i] + (1 - leaks[i]) * stopped - late;
  }
}

/**
 * What was refused waits on; who applies for how much; where neither a licence is needed nor anything blocked, open
 * applications lapse.
 */
function askLicences(block: Block, shipments: Shipments, l: number): void {
  const { runs } = block;
  const { office, toApply, waitsOn } = shipments;
  const lane = l % (block.world.forms.length * block.world.endUses.length);
  const [blocked, licensed] = [block.blocked[lane], block.licensed[lane]];
  const usual = block.usualLoadings[l];
  const pending = block.pending[l];
  if (!anyAbove(licensed, 0) && !anyAbove(pending, 0)) return;
  const mostApplied = shipments.mostApplied[l];
  const [answered, granted] = [block.answered[l], block.granted[l]];
  for (let i = 0; i < runs; i++) {
    waitsOn[i] += answered[i] - granted[i];
    if (licensed[i] > 0) {
      const asked = Math.min(toApply[i], licensed[i] * mostApplied[i] * usual[i]);
      waitsOn[i] += toApply[i] - asked;
      pending[i] = apply(office, l, i, asked);
    } else if (pending[i] > 0) {
      pending[i] = openAt(office, l, i);
      if (blocked[i] > 0) continue;
      waitsOn[i] += pending[i];
      pending[i] = 0;
      lapse(office, l, i);
    }
  }
}

/** What is loaded, without a licence at most what there is room for with what leaks, and what is left to wait. */
function load(block: Block, shipments: Shipments, l: number): void {
  const { runs } = block;
  const { free, waitsOn, surge } = shipments;
  const granted = block.granted[l];
  const [waiting, loaded, leaked] = [block.queue[l], block.loadings[l], block.leaked[l]];
  const usual = block.usualLoadings[l];
  for (let i = 0; i < runs; i++) {
    const letGo = Math.min(free[i], Math.max(0, surge[i] * usual[i] - leaked[i]));
    loaded[i] = leaked[i] + granted[i] + letGo;
    waiting[i] = Math.max(0, waitsOn[i] + (free[i] - letGo));
  }
}

/** What is under way. */
function count({ runs, inTransit, loadings, arrivals }: Block, l: number): void {
  const under = inTransit[l];
  const loaded = loadings[l];
  const arrived = arrivals[l];
  for (let i = 0; i < runs; i++) under[i] += loaded[i] - arrived[i];
}

/** What waits beyond the gap in stock and in the line is cancelled, alike in every form. */
export function cancelSurplus(block: Block, shipments: Shipments, pair: number): void {
  const { runs, world, queue } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const m = Math.floor(pair / uses);
  const first = m * forms * uses + (pair % uses);
  const [gap, desired, cancelled] = [block.stockGap[pair], block.desiredLine[pair], block.cancelled[m]];
  const { waiting, coming, keptShare } = shipments;
  waiting.fill(0);
  coming.fill(0);
  for (let l = first; l < first + forms * uses; l += uses) {
    addTo(waiting, queue[l]);
    const [underWay, applied] = [block.inTransit[l], block.pending[l]];
    for (let i = 0; i < runs; i++) coming[i] += underWay[i] + applied[i];
  }
  if (!anyAbove(waiting, 0)) return;
  for (let i = 0; i < runs; i++) {
    const kept = Math.max(0, gap[i] + desired[i] - coming[i]);
    keptShare[i] = 1;
    if (waiting[i] <= kept) continue;
    cancelled[i] += waiting[i] - kept;
    keptShare[i] = kept / waiting[i];
  }
  for (let l = first; l < first + forms * uses; l += uses) {
    const waitingHere = queue[l];
    for (let i = 0; i < runs; i++) waitingHere[i] *= keptShare[i];
  }
}
