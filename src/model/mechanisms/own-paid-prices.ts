import type { Mechanism } from "./mechanism.ts";
import { replacing, takenOver } from "./own-prices.ts";

/** The price paid on average, to which use, stress and all that follows from it answer. */
export const ownPaidPrices = {
  group: "memory",
  inputs: {},
  install(block) {
    const { paid, paidAtStart } = block;
    const own = takenOver(block, "paid", paid);
    return replacing((position) => {
      if (own.write(position) && position === 0) for (const m of own.materials) paidAtStart[m].set(paid[m]);
    });
  },
} satisfies Mechanism;
