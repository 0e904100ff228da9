import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import { input, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Mechanism } from "./mechanism.ts";

export const stockRefill = {
  group: "stocks",
  inputs: {
    "nationalStock.release.refill": input(
      "rate",
      zeroOrMore,
      "Share of the starting stock bought back in a year once all is calm.",
    ),
  },
  install(block) {
    const refill = inputColumn(block.inputs, "nationalStock.release.refill");
    return () => claimRefill(block, refill);
  },
} satisfies Mechanism;

/**
 * What the national stock asks for before the makers are served: it fills up again while nothing triggers and nothing is
 * barred, by a share of the stock at the start.
 */
function claimRefill(block: Block, refill: Column): void {
  const { runs, world, refillClaim, nationalStock, restricted } = block;
  for (let m = 0; m < refillClaim.length; m++) {
    const [claim, atStart, triggeredFor] = [refillClaim[m], block.nationalStockAtStart[m], block.triggeredFor[m]];
    for (let i = 0; i < runs; i++) {
      const missing = atStart[i] - nationalStock[m][i];
      const wanted = missing > 0 && restricted[i] === 0 && triggeredFor[i] === 0;
      claim[i] = wanted ? Math.min(missing, refill[i] * world.stepWeeks * atStart[i]) : 0;
    }
  }
}
