import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";
import { input, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Mechanism } from "./mechanism.ts";

export const settlement = {
  switch: "settlement",
  group: "trigger",
  inputs: {
    "policy.settlement.lostSales": input(
      "ratio",
      zeroOrMore,
      "a in the speed of a restriction's clock exp(a lost share of sales + c - r).",
    ),
    "policy.settlement.counterLeverage": input("ratio", zeroOrMore, "c: what the buyers' counter-leverage adds."),
    "policy.settlement.lockIn": input("ratio", zeroOrMore, "r: what neither side's being able to retract takes off."),
  },
  install(block) {
    const terms = createSettlement(block);
    return () => advanceSettlement(block, terms);
  },
} satisfies Mechanism;

type Settlement = { readonly lostSales: Column; readonly counterLeverage: Column; readonly lockIn: Column };

function createSettlement({ inputs }: Block): Settlement {
  return {
    lostSales: inputColumn(inputs, "policy.settlement.lostSales"),
    counterLeverage: inputColumn(inputs, "policy.settlement.counterLeverage"),
    lockIn: inputColumn(inputs, "policy.settlement.lockIn"),
  };
}

/**
 * Mutual dependence as a way out: the clock of a restriction runs at exp(a L + c - r), L being the share of the
 * exporter's usual sales lost in the step before (0-1), c the buyers' counter-leverage and r how far neither side can
 * retract (an accelerated failure time, Kalbfleisch and Prentice 2002, section 2.3.3). All zero: the clock is the calendar,
 * as it is until the last known date.
 */
function advanceSettlement(block: Block, { lostSales, counterLeverage, lockIn }: Settlement): void {
  const { runs, clockSpeed, loadings, usualLoadings, worldLoadings, usualWorldLoadings } = block;
  for (let i = 0; i < runs; i++) {
    let usual = 0;
    let sold = 0;
    for (let l = 0; l < loadings.length; l++) {
      usual += usualLoadings[l][i];
      sold += Math.min(loadings[l][i], usualLoadings[l][i]);
    }
    for (let l = 0; l < worldLoadings.length; l++) {
      usual += usualWorldLoadings[l][i];
      sold += worldLoadings[l][i];
    }
    const lost = usual > 0 ? Math.max(0, 1 - sold / usual) : 0;
    clockSpeed[i] = exp(lostSales[i] * lost + counterLeverage[i] - lockIn[i]);
  }
}
