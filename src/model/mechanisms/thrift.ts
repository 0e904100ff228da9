import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { input, oneOrMore, positiveTime, share, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import type { Mechanism } from "./mechanism.ts";

export const thrift = {
  switch: "thrift",
  group: "intensity",
  inputs: {
    "demand.thrift.headroom": share("Largest share of use that thrift can save."),
    "demand.thrift.startLag": time("From the first stress to the first savings."),
    "demand.thrift.timeConstant": positiveTime("Time constant of savings."),
    "demand.thrift.reversal": input("ratio", oneOrMore, "How many times slower savings are given up than made."),
  },
  install(block) {
    const savings = createThrift(block);
    return () => advanceThrift(block, savings);
  },
} satisfies Mechanism;

type Thrift = {
  readonly headroom: Column;
  readonly startLag: Column;
  readonly closing: Column;
  readonly reopening: Column;
};

function createThrift(block: Block): Thrift {
  const { world, inputs, runs } = block;
  const timeConstant = inputColumn(inputs, "demand.thrift.timeConstant");
  const reversal = inputColumn(inputs, "demand.thrift.reversal");
  const slower = column(runs);
  for (let i = 0; i < runs; i++) slower[i] = timeConstant[i] * reversal[i];
  return {
    headroom: inputColumn(inputs, "demand.thrift.headroom"),
    startLag: inputColumn(inputs, "demand.thrift.startLag"),
    closing: approach(timeConstant, world.stepWeeks, column(runs)),
    reopening: approach(slower, world.stepWeeks, column(runs)),
  };
}

/**
 * Use saved by coating, diffusion and grades with less of the metal: approaches headroom times stress from the start lag
 * on, and is given up more slowly than it was made.
 */
function advanceThrift(block: Block, { headroom, startLag, closing, reopening }: Thrift): void {
  const { runs, thrift, stress, stressedFor } = block;
  for (let i = 0; i < runs; i++) {
    if (stressedFor[i] <= startLag[i]) continue;
    const gap = headroom[i] * stress[i] - thrift[i];
    thrift[i] += gap * (gap > 0 ? closing[i] : reopening[i]);
  }
}
