import { type Block, createBlock } from "../../src/model/block.ts";
import { drawInputs } from "../../src/model/scenario/inputs.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";

/** A scenario's runs before the first step, for tests that advance one mechanism alone. */
export function blockOf(scenario: Scenario, runs = 1): Block {
  const { world, drawn, streams } = createStudy(scenario, "test");
  return createBlock(world, drawInputs(drawn, streams.input, 0, runs), streams, 0, runs);
}
