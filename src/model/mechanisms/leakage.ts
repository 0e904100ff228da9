import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { fillExp } from "../kernels/fills.ts";
import { positiveTime, share, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const leakage = {
  switch: "leakage",
  group: "scope",
  inputs: {
    "leakage.ceiling": share("Largest share of a blocked flow that comes by other ways."),
    "leakage.lag": time("Time in which it follows the price gap."),
    "leakage.enforcementTime": positiveTime("Time constant in which enforcement closes the ways."),
  },
  install(block) {
    const ways = createLeakage(block);
    return () => advanceLeakage(block, ways);
  },
} satisfies Mechanism;

type Leakage = {
  readonly ceiling: Column;
  readonly closing: Column;
  /** Share of the ways that enforcement leaves open in a step. */
  readonly staysOpen: Column;
  /** Share of the ways still open, 0-1. */
  readonly open: Column;
  /** By material: log of ask over FOB, as smugglers and transit traders have come to see it. */
  readonly seenGap: readonly Column[];
};

function createLeakage(block: Block): Leakage {
  const { world, inputs, runs } = block;
  const closed = approach(inputColumn(inputs, "leakage.enforcementTime"), world.stepWeeks, column(runs));
  return {
    ceiling: inputColumn(inputs, "leakage.ceiling"),
    closing: approach(inputColumn(inputs, "leakage.lag"), world.stepWeeks, column(runs)),
    staysOpen: closed.map((share) => 1 - share),
    open: column(runs, 1),
    seenGap: columns(world.materials.length, runs),
  };
}

/**
 * Share of a blocked flow that comes all the same, through third countries and other names:
 * ceiling x (1 - FOB / ask) as seen with a lag of months, times what enforcement has left open since the first block.
 */
function advanceLeakage(block: Block, { ceiling, closing, staysOpen, open, seenGap }: Leakage): void {
  const { runs, restricted } = block;
  for (let i = 0; i < runs; i++) if (restricted[i] > 0) open[i] *= staysOpen[i];
  for (let m = 0; m < block.leak.length; m++) {
    const [seen, leak, askSpread] = [seenGap[m], block.leak[m], block.askSpread[m]];
    for (let i = 0; i < runs; i++) {
      const gap = restricted[i] > 0 ? Math.max(0, askSpread[i]) : 0;
      seen[i] += (gap - seen[i]) * closing[i];
    }
    for (let i = 0; i < runs; i++) leak[i] = -seen[i];
    fillExp(leak, runs);
    for (let i = 0; i < runs; i++) leak[i] = restricted[i] > 0 ? ceiling[i] * open[i] * (1 - leak[i]) : 0;
  }
}
