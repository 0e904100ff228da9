import { weeksBetween } from "../../model/calendar.ts";
import { log } from "../../model/kernels/log.ts";
import { type Inputs, inputColumn } from "../../model/scenario/inputs.ts";
import type { ReplayEvent } from "../analysis/replay/logs.ts";
import type { Study } from "../engine/simulate-range.ts";

/**
 * When the home market is squeezed in one run: the onsets that the model draws, one after the end of the other, by the
 * same addresses (`src/model/mechanisms/squeeze.ts`).
 */
export function squeezeOnsets({ world, streams }: Study, inputs: Inputs, run: number): readonly ReplayEvent[] {
  const { began } = world.scenario.squeeze;
  const [hazard] = inputColumn(inputs, "squeeze.hazard");
  const [lastsWeeks] = inputColumn(inputs, "squeeze.lasts");
  const events: ReplayEvent[] = [];
  let draws = 0;
  const wait = () => (hazard > 0 ? -log(streams.squeeze.uniform(run, draws++, 0)) / hazard : Infinity);
  let onset = began === "unknown" ? wait() : weeksBetween(world.scenario.start, began);
  while (onset < world.weeks) {
    events.push({ kind: "squeeze", week: onset, lastsWeeks });
    onset += lastsWeeks + wait();
  }
  return events;
}
