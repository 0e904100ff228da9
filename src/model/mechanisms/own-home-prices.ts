import { share } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import { replacing, takenOver } from "./own-prices.ts";

/** Domestic quote and FOB; FOB follows a domestic path where it has none of its own. */
export const ownHomePrices = {
  group: "memory",
  inputs: {
    "ownPrices.position": share(
      "Where in the fan of own price paths a run lies: paths in their order, each as wide as its weight.",
    ),
  },
  facts: { ownPrices: "memory" },
  install(block) {
    const domestic = takenOver(block, "domestic", block.domestic);
    const fob = takenOver(block, "fob", block.fob);
    const follow = () => {
      for (const m of domestic.materials) {
        const markup = inputColumn(block.inputs, `materials.${block.world.materialNames[m]}.quotes.fobOverDomestic`);
        const [home, exported] = [block.domestic[m], block.fob[m]];
        for (let i = 0; i < block.runs; i++) exported[i] = home[i] * markup[i];
      }
    };
    return replacing((position) => {
      if (domestic.write(position)) follow();
      fob.write(position);
    });
  },
} satisfies Mechanism;
