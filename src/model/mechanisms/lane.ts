import type { Block } from "../block.ts";
import { anyAbove, type Column, column } from "../columns.ts";
import { applicationsPerTonne, fillDesk, type LicenceOffice, openAtDesk } from "./licence-office.ts";

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
 * Orders that are neither blocked nor under licence are loaded, at most as much as there is room for beside what leaks.
 * Orders under licence are applied for, at most as much as could be loaded, and loaded when granted; what is refused waits
 * and is applied for again. Blocked orders wait. Once the block eases from b' to b, the share 1 - b / b' of them is worked
 * off at the catch-up rate.
 */
export function loadLane(block: Block, port: Port, lane: Lane): void {
  if (isUnderLicence(port, lane)) loadUnderLicence(block, port, lane);
  else if (anyAbove(lane.blocked, 0) || anyAbove(lane.queue, 0)) loadFreely(port, lane);
  else loadAsOrdered(port, lane);
}

/** In any run: licences are asked for, or have been and are not answered. */
export function isUnderLicence({ office }: Port, { licensed, pending }: Lane): boolean {
  return office.open.length > 0 && (anyAbove(licensed, 0) || anyAbove(pending, 0));
}

/** Nothing is blocked and nothing waits in any run: what there is no room for is all that will. */
function loadAsOrdered({ surge }: Port, { orders, queue, usual, loadings, leaked, worst }: Lane): void {
  worst.fill(0);
  leaked.fill(0);
  for (let i = 0; i < orders.length; i++) {
    const room = surge[i] * usual[i];
    const loaded = orders[i] < room ? orders[i] : room;
    loadings[i] = loaded;
    queue[i] = orders[i] - loaded;
  }
}

/** Highest blocked share since the queue was last empty. */
function worstOf(before: number, refused: number, waiting: number, usual: number): number {
  return before > refused && waiting > dust * usual ? before : refused;
}

/** Only new orders leak: what waits is released by the block alone. No licence is asked for in any run. */
function loadFreely({ catchUp, surge }: Port, lane: Lane): void {
  const { blocked, orders, queue, usual, loadings, leaks, leaked, worst } = lane;
  for (let i = 0; i < orders.length; i++) {
    const refused = blocked[i];
    const highest = worstOf(worst[i], refused, queue[i], usual[i]);
    const late = queue[i] * (highest > 0 ? 1 - refused / highest : 1) * catchUp[i];
    const stopped = refused * orders[i];
    const past = leaks[i] * stopped;
    const free = (1 - refused) * orders[i] + late;
    const room = surge[i] * usual[i] - past;
    const letGo = room > 0 ? (free < room ? free : room) : 0;
    const waits = queue[i] + (1 - leaks[i]) * stopped - late + (free - letGo);
    worst[i] = highest;
    leaked[i] = past;
    loadings[i] = past + letGo;
    queue[i] = waits > 0 ? waits : 0;
  }
}

/**
 * As above, where in some runs a licence is needed. What was refused waits on; where neither a licence is needed nor
 * anything blocked, open applications lapse.
 */
function loadUnderLicence(block: Block, port: Port, lane: Lane): void {
  const { catchUp, surge, office } = port;
  const { blocked, licensed, desk, orders, queue, pending, usual, loadings, leaks, leaked, worst, mostApplied } = lane;
  const [answered, granted] = [block.answered[desk], block.granted[desk]];
  const { first, second, third } = openAtDesk(office, desk);
  for (let i = 0; i < orders.length; i++) {
    const refused = blocked[i];
    const asks = licensed[i];
    const highest = worstOf(worst[i], refused, queue[i], usual[i]);
    const pass = (1 - refused) * orders[i];
    const late = queue[i] * (highest > 0 ? 1 - refused / highest : 1) * catchUp[i];
    const stopped = refused * orders[i];
    const past = leaks[i] * (stopped + asks * pass);
    let waits = queue[i] + (1 - leaks[i]) * stopped - late + (answered[i] - granted[i]);
    if (asks > 0) {
      const toApply = asks * ((1 - leaks[i]) * pass + late);
      const most = asks * mostApplied[i] * usual[i];
      const asked = toApply < most ? toApply : most;
      waits += toApply - asked;
      first[i] += asked;
      pending[i] = first[i] + second[i] + third[i];
    } else if (pending[i] > 0) {
      const open = first[i] + second[i] + third[i];
      pending[i] = open;
      if (refused <= 0) {
        waits += open;
        pending[i] = 0;
        first[i] = 0;
        second[i] = 0;
        third[i] = 0;
      }
    }
    const free = (1 - asks) * (pass + late);
    const room = surge[i] * usual[i] - past;
    const letGo = room > 0 ? (free < room ? free : room) : 0;
    waits += free - letGo;
    worst[i] = highest;
    leaked[i] = past;
    loadings[i] = past + granted[i] + letGo;
    queue[i] = waits > 0 ? waits : 0;
  }
}
