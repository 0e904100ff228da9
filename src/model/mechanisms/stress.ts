import type { Block } from "../block.ts";
import type { Mechanism } from "./mechanism.ts";

export const stress = {
  group: "memory",
  inputs: {},
  install: (block) => () => advanceStress(block),
} satisfies Mechanism;

/** Below this stress nobody begins a programme: the ripple of quotes is no reason. */
const noticeableStress = 0.1;

/**
 * How hard the metal is to have, 0-1: 1 - (1 - fear) min(1, P0 / P), P the price paid of the dearest material; and the
 * weeks since it was first noticed, from which every programme of the makers counts.
 */
function advanceStress({ runs, world, fear, paid, paidAtStart, stress, stressedFor }: Block): void {
  for (let i = 0; i < runs; i++) {
    let calm = 1;
    for (let m = 0; m < paid.length; m++) calm = Math.min(calm, paidAtStart[m][i] / paid[m][i]);
    stress[i] = 1 - (1 - fear[i]) * calm;
    if (stressedFor[i] > 0 || stress[i] > noticeableStress) stressedFor[i] += world.stepWeeks;
  }
}
