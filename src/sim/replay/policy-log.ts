import type { Block } from "../../model/block.ts";
import { inputColumn } from "../../model/scenario/inputs.ts";
import type { World } from "../../model/scenario/world.ts";
import type { ReplayEvent } from "../analysis/replay/logs.ts";

/** The policy states of one run, and when it is found out whether an unclear one covers civil use. Sees one state a step. */
export class PolicyLog {
  readonly events: ReplayEvent[] = [];
  private readonly world: World;
  private readonly onChange: () => void;
  private state = -1;
  private since = Number.NaN;
  private unclear = false;

  constructor(world: World, onChange: () => void) {
    this.world = world;
    this.onChange = onChange;
  }

  /** `week` is that of the step's end. */
  step(week: number, { state: states, stateSince, inputs }: Block, covered: () => boolean): void {
    const [state, since] = [states[0], stateSince[0]];
    if (state !== this.state || since !== this.since) {
      if (this.state >= 0) this.onChange();
      this.state = state;
      this.since = since;
      this.unclear = this.world.states[state].ifNotCovered !== undefined;
      this.events.push({ kind: "policyState", week: since, state: this.world.stateNames[state] });
    }
    const known = since + inputColumn(inputs, "policy.coverage.foundOutAfter")[0];
    if (!this.unclear || known >= week) return;
    this.unclear = false;
    this.events.push({
      kind: "coverageKnown",
      week: Math.max(0, known),
      state: this.world.stateNames[state],
      covered: covered(),
    });
  }
}
