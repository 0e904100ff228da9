import type { Mechanism } from "./mechanism.ts";
import { replacing, takenOver } from "./own-prices.ts";

/** What the last tonne is worth inside the country. */
export const ownMarginPrices = {
  group: "memory",
  inputs: {},
  install(block) {
    const margin = takenOver(block, "margin", block.margin);
    return replacing((position) => void margin.write(position));
  },
} satisfies Mechanism;
