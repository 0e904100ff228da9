import type { Block } from "../block.ts";
import { leaving, slotOf } from "./delay-line.ts";
import { applyAt, lapse } from "./licence-office.ts";
import type { Shipments } from "./shipments.ts";

/** A queue below this share of the usual loadings is empty: what floating-point arithmetic leaves behind. */
const dust = 1e-9;

/** One lane of the country in one step: what is loaded, applied for, arrives, waits; see `advanceShipments`. */
export function loadCountry(block: Block, shipments: Shipments, l: number, step: number): void {
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
