import type { Block } from "../../../model/block.ts";
import { daysBetween } from "../../../model/calendar.ts";
import { inputColumn } from "../../../model/scenario/inputs.ts";
import type { World } from "../../../model/scenario/world.ts";
import type { PolicyPath } from "./evaluate.ts";

/** Of quantities that ask for none of it. */
export const noPolicy: PolicyPath = {
  stateOn: (day) => {
    throw new RangeError(`state on ${day}: was not asked for`);
  },
  coverageKnownWeek: new Float64Array(0),
};

/** A day asked for: the step that its end falls into, how far from the start that is [weeks], and the states then. */
type Watched = { readonly day: string; readonly step: number; readonly week: number; readonly states: Int32Array };

/**
 * Keeps the policy states of some runs at the end of some days, and when it is known whether an unclear state covers civil
 * use. Sees one state a step: of several changes within a step it knows the last, and takes the state at the end of the step
 * before for what was in force until then.
 */
export class PolicyKeeper implements PolicyPath {
  readonly coverageKnownWeek: Float64Array;
  private readonly world: World;
  private readonly watched: readonly Watched[];
  /** States at the end of the step before. */
  private readonly before: Int32Array;

  constructor(world: World, days: readonly string[], runs: number) {
    this.world = world;
    this.coverageKnownWeek = new Float64Array(runs).fill(Infinity);
    this.before = new Int32Array(runs).fill(world.script.findLast(({ week }) => week <= 0)?.state ?? 0);
    this.watched = days.map((day) => {
      const week = (daysBetween(world.scenario.start, day) + 1) / 7;
      return { day, week, step: Math.max(0, Math.ceil(week / world.stepWeeks) - 1), states: new Int32Array(runs) };
    });
  }

  stateOn(day: string): Int32Array {
    const found = this.watched.find((each) => each.day === day);
    if (found === undefined) throw new RangeError(`state on ${day}: was not asked for`);
    return found.states;
  }

  step(index: number, { state, stateSince, inputs }: Block): void {
    const { states: declared, stepWeeks } = this.world;
    for (const { step, week, states } of this.watched)
      if (step === index)
        for (let i = 0; i < states.length; i++) states[i] = stateSince[i] < week ? state[i] : this.before[i];
    const foundOutAfter = inputColumn(inputs, "policy.coverage.foundOutAfter");
    const end = (index + 1) * stepWeeks;
    for (let i = 0; i < state.length; i++) {
      if (declared[state[i]].ifNotCovered === undefined) continue;
      const known = stateSince[i] + foundOutAfter[i];
      if (known < end && known < this.coverageKnownWeek[i]) this.coverageKnownWeek[i] = known;
    }
    this.before.set(state);
  }
}
