import type { Block } from "../block.ts";
import type { Shipments } from "./country-lanes.ts";
import { apply, lapse } from "./licence-office.ts";

/** The rest of the world orders as usual; what it is refused it does not get. */
export function loadWorld(block: Block, shipments: Shipments, l: number, step: number): void {
  const desk = block.loadings.length + l;
  const { applicants, pending } = passWorldOrders(block, shipments, l, desk);
  if (applicants > 0) apply(block, shipments.office, desk, step, applicants, block.approval[desk]);
  if (pending) loadGranted(block, shipments, l, desk, step);
}

/** What is loaded without a licence, and who applies for how much. */
function passWorldOrders(block: Block, shipments: Shipments, l: number, desk: number) {
  const { runs, world } = block;
  const { office } = shipments;
  const lane = world.forms.length * world.endUses.length + (l % world.forms.length);
  const blocked = block.blocked[lane];
  const licensed = block.licensed[lane];
  const usual = block.usualWorldLoadings[l];
  const loaded = block.worldLoadings[l];
  const applied = shipments.worldApplied[l];
  const asks = shipments.worldAsks[l];
  let applicants = 0;
  let pending = false;
  for (let i = 0; i < runs; i++) {
    const passing = (1 - blocked[i]) * usual[i];
    loaded[i] = (1 - licensed[i]) * passing;
    if (licensed[i] > 0) {
      office.applicants[applicants] = i;
      office.tonnes[applicants] = licensed[i] * passing * asks[i];
      applicants++;
      applied[i] = 1;
      pending = true;
    } else if (applied[i] === 1) {
      lapse(office, desk, i);
      applied[i] = 0;
    }
  }
  return { applicants, pending };
}

function loadGranted(block: Block, shipments: Shipments, l: number, desk: number, step: number): void {
  const { runs } = block;
  const { office } = shipments;
  const loaded = block.worldLoadings[l];
  const applied = shipments.worldApplied[l];
  const granted = office.granted[desk];
  const from = (step % office.slots) * runs;
  for (let i = 0; i < runs; i++) {
    if (applied[i] === 0) continue;
    loaded[i] += granted[from + i];
    granted[from + i] = 0;
  }
}
