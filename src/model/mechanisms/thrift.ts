import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import { approach } from "./approach.ts";

export type Thrift = {
  readonly on: boolean;
  readonly headroom: Column;
  readonly startLag: Column;
  readonly closing: Column;
  readonly reopening: Column;
  /** Weeks since the first stress of the run; savings begin once it exceeds the start lag. */
  readonly sinceFirstStress: Column;
};

/** Below this stress nobody begins a programme: the ripple of quotes is no reason. */
const noticeableStress = 0.1;

export function createThrift(block: Block): Thrift {
  const { world, inputs, runs } = block;
  const timeConstant = inputColumn(inputs, "demand.thrift.timeConstant");
  const reversal = inputColumn(inputs, "demand.thrift.reversal");
  const slower = column(runs);
  for (let i = 0; i < runs; i++) slower[i] = timeConstant[i] * reversal[i];
  return {
    on: world.scenario.mechanisms.thrift,
    headroom: inputColumn(inputs, "demand.thrift.headroom"),
    startLag: inputColumn(inputs, "demand.thrift.startLag"),
    closing: approach(timeConstant, world.stepWeeks, column(runs)),
    reopening: approach(slower, world.stepWeeks, column(runs)),
    sinceFirstStress: column(runs),
  };
}

/**
 * Use saved by coating, diffusion and grades with less of the metal. The target is headroom times stress, stress being
 * 1 - (1 - fear) * min(1, P0 / P) of the dearest material; it is approached from the start lag on, and given up slower.
 */
export function advanceThrift(block: Block, state: Thrift): void {
  if (!state.on) return;
  const { runs, fear, thrift, paid, paidAtStart, world } = block;
  const { headroom, startLag, closing, reopening, sinceFirstStress } = state;
  for (let i = 0; i < runs; i++) {
    let calm = 1;
    for (let m = 0; m < paid.length; m++) calm = Math.min(calm, paidAtStart[m][i] / paid[m][i]);
    const stress = 1 - (1 - fear[i]) * calm;
    if (sinceFirstStress[i] > 0 || stress > noticeableStress) sinceFirstStress[i] += world.stepWeeks;
    if (sinceFirstStress[i] <= startLag[i]) continue;
    const gap = headroom[i] * stress - thrift[i];
    thrift[i] += gap * (gap > 0 ? closing[i] : reopening[i]);
  }
}
