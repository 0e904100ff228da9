import type { Block } from "../block.ts";
import { anyAbove } from "../columns.ts";
import type { Shipments } from "./country-lanes.ts";
import { apply, lapse } from "./licence-office.ts";

/** The rest of the world orders as usual; what it is refused it does not get, and what the office grants is loaded. */
export function loadWorld(block: Block, shipments: Shipments, l: number): void {
  const { runs, world } = block;
  const { office } = shipments;
  const lane = world.forms.length * world.endUses.length + (l % world.forms.length);
  const [blocked, licensed] = [block.blocked[lane], block.licensed[lane]];
  const [usual, loaded] = [block.usualWorldLoadings[l], block.worldLoadings[l]];
  for (let i = 0; i < runs; i++) loaded[i] = (1 - licensed[i]) * (1 - blocked[i]) * usual[i];
  if (office.open.length === 0) return;
  const desk = block.loadings.length + l;
  const pending = shipments.worldPending[l];
  if (!anyAbove(licensed, 0) && !anyAbove(pending, 0)) return;
  const [asks, granted] = [shipments.worldAsks[l], block.granted[desk]];
  for (let i = 0; i < runs; i++) {
    loaded[i] += granted[i];
    if (licensed[i] > 0) pending[i] = apply(office, desk, i, licensed[i] * (1 - blocked[i]) * usual[i] * asks[i]);
    else if (pending[i] > 0 && blocked[i] === 0) {
      lapse(office, desk, i);
      pending[i] = 0;
    }
  }
}
