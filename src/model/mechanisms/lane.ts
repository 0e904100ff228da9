import type { Block } from "../block.ts";
import { anyAbove, type Column, column } from "../columns.ts";
import { applicationsPerTonne, apply, fillDesk, type LicenceOffice, lapse, openAt } from "./licence-office.ts";

/** A way by which one material comes to someone: what is ordered, what waits, what is let go [t, t a step]. */
export type Lane = {
  /** Share of the orders refused outright; share of the step under licence. */
  readonly blocked: Column;
  readonly licensed: Column;
  /** Desk of the licence office. */
  readonly desk: number;
  readonly orders: Column;
  readonly queue: Column;
  readonly pending: Column;
  readonly usual: Column;
  readonly loadings: Column;
  /** Share of a blocked flow that goes past the customs, and what does. */
  readonly leaks: Column;
  readonly leaked: Column;
  /** Highest blocked share since the queue was last empty: what was refused stays refused until it falls. */
  readonly worst: Column;
  /** Most that is applied for, over the usual loadings. */
  readonly mostApplied: Column;
};

/** What all lanes have in common. */
export type Port = {
  /** Share of the releasable queue that is loaded in a step. */
  readonly catchUp: Column;
  /** Most that can be loaded, over the usual loadings. */
  readonly surge: Column;
  readonly office: LicenceOffice;
  /** Scratch, of one lane in one step [t]: let through with a licence alone, without one, and left to wait. */
  readonly toApply: Column;
  readonly free: Column;
  readonly waitsOn: Column;
};

/** A queue below this share of the usual loadings is empty: what floating-point arithmetic leaves behind. */
const dust = 1e-9;

/** Nobody ever applied for more than this over the usual loadings, however low the odds. */
const mostEverApplied = 100;

/** Where the regime before asked for licences, as many applications as let the usual loadings through have been made for ever. */
export function beginLane({ runs, approvalBefore }: Block, port: Port, lane: Lane, licensed: Column): void {
  const applied = column(runs);
  for (let i = 0; i < runs; i++) {
    lane.mostApplied[i] = port.surge[i];
    if (licensed[i] === 0) continue;
    const asks = applicationsPerTonne(approvalBefore[lane.desk][i], mostEverApplied);
    lane.mostApplied[i] = Math.max(port.surge[i], asks);
    applied[i] = lane.usual[i] * asks;
    lane.queue[i] = (lane.usual[i] * (asks - 1)) / port.catchUp[i];
  }
  if (port.office.open.length > 0) fillDesk(port.office, lane.desk, licensed, applied, lane.pending);
}

/**
 * Orders that are neither blocked nor under licence are loaded. Orders under licence are applied for, at most as much as
 * could be loaded, and loaded when granted; what is refused waits and is applied for again. Blocked orders wait. Once the
 * block eases from b' to b, the share 1 - b / b' of them is worked off at the catch-up rate.
 */
export function loadLane(block: Block, port: Port, lane: Lane): void {
  passOrders(port, lane);
  if (port.office.open.length > 0) askLicences(block, port, lane);
  load(block, port, lane);
}

/**
 * What passes without being refused, what of it needs a licence, what goes past the customs, and what waits on. Only new
 * orders leak: what waits is released by the block alone.
 */
function passOrders({ free, toApply, waitsOn, catchUp }: Port, lane: Lane): void {
  const { blocked, licensed, orders, queue, usual, leaks, leaked, worst } = lane;
  for (let i = 0; i < free.length; i++) {
    const refused = blocked[i];
    const asks = licensed[i];
    const highest = worst[i] > refused && queue[i] > dust * usual[i] ? worst[i] : refused;
    worst[i] = highest;
    const releasable = highest > 0 ? 1 - refused / highest : 1;
    const pass = (1 - refused) * orders[i];
    const late = queue[i] * releasable * catchUp[i];
    const stopped = refused * orders[i];
    leaked[i] = leaks[i] * (stopped + asks * pass);
    toApply[i] = asks * ((1 - leaks[i]) * pass + late);
    free[i] = (1 - asks) * (pass + late);
    waitsOn[i] = queue[i] + (1 - leaks[i]) * stopped - late;
  }
}

/**
 * What was refused waits on; who applies for how much; where neither a licence is needed nor anything blocked, open
 * applications lapse.
 */
function askLicences(block: Block, { office, toApply, waitsOn }: Port, lane: Lane): void {
  const { blocked, licensed, desk, pending, usual, mostApplied } = lane;
  if (!anyAbove(licensed, 0) && !anyAbove(pending, 0)) return;
  const [answered, granted] = [block.answered[desk], block.granted[desk]];
  for (let i = 0; i < pending.length; i++) {
    waitsOn[i] += answered[i] - granted[i];
    if (licensed[i] > 0) {
      const asked = Math.min(toApply[i], licensed[i] * mostApplied[i] * usual[i]);
      waitsOn[i] += toApply[i] - asked;
      pending[i] = apply(office, desk, i, asked);
    } else if (pending[i] > 0) {
      pending[i] = openAt(office, desk, i);
      if (blocked[i] > 0) continue;
      waitsOn[i] += pending[i];
      pending[i] = 0;
      lapse(office, desk, i);
    }
  }
}

/** What is loaded, without a licence at most what there is room for with what leaks, and what is left to wait. */
function load(block: Block, { free, waitsOn, surge }: Port, lane: Lane): void {
  const { queue, loadings, leaked, usual } = lane;
  const granted = block.granted[lane.desk];
  for (let i = 0; i < queue.length; i++) {
    const letGo = Math.min(free[i], Math.max(0, surge[i] * usual[i] - leaked[i]));
    loadings[i] = leaked[i] + granted[i] + letGo;
    queue[i] = Math.max(0, waitsOn[i] + (free[i] - letGo));
  }
}
