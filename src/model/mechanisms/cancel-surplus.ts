import type { Block } from "../block.ts";
import { addTo, anyAbove } from "../columns.ts";
import type { Orders } from "./orders.ts";
import type { Shipments } from "./shipments.ts";

/** What waits beyond the gap in stock and in the line is cancelled, alike in every form. */
export function cancelSurplus(block: Block, shipments: Shipments, habits: Orders, pair: number): void {
  const { runs, world, queue } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const m = Math.floor(pair / uses);
  const first = m * forms * uses + (pair % uses);
  const [gap, desired, cancelled] = [habits.stockGap[pair], habits.desiredLine[pair], block.cancelled[m]];
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
