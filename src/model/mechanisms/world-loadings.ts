import type { Block } from "../block.ts";
import { applyAt, lapse } from "./licence-office.ts";
import type { Shipments } from "./shipments.ts";

/** The rest of the world orders as usual; what it is refused it does not get. */
export function loadWorld(block: Block, { office, worldApplied, worldAsks }: Shipments, l: number, step: number): void {
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
