import type { Block } from "../../model/block.ts";
import type { Layout } from "../study/layout.ts";

/** Parts of a step add up to one but for rounding. */
const wholeStep = 1 - 1e-9;

/** The step that holds today may have begun before the restriction. */
export function unmarkBroken(unbroken: Uint8Array, { world, state, restricted }: Block, isLater: boolean): void {
  for (let i = 0; i < unbroken.length; i++)
    if (world.states[state[i]].role === "open" || (isLater && restricted[i] < wholeStep)) unbroken[i] = 0;
}

type Followed = {
  readonly unbroken: Uint8Array;
  readonly isInForceToday: boolean;
  readonly firstRun: number;
  readonly layout: Layout | null;
};

/** Counts the runs of a block at a week's end, by what they weigh. */
export function addWeek(counts: Counts, { unbroken, isInForceToday, firstRun, layout }: Followed, block: Block): void {
  const { world, state, restricted } = block;
  for (let i = 0; i < unbroken.length; i++) {
    const weight = layout?.weights == null ? 1 : layout.weights[firstRun + i];
    const isInForce = restricted[i] > 0 && world.states[state[i]].role !== "open";
    if (unbroken[i] === 1) counts.unbroken[state[i]] += weight;
    if (isInForce) counts.inForce[state[i]] += weight;
    counts.isOver[firstRun + i] = (isInForceToday ? unbroken[i] === 1 : isInForce) ? 0 : 1;
  }
}

type Counts = { readonly unbroken: number[]; readonly inForce: number[]; readonly isOver: Uint8Array };
