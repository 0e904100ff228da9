import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Followed } from "../follow.ts";
import { addToShipped, areSame, emptyShipped, type Shipped } from "../shipped.ts";

/** Whether the runs that came with the page are what its own engine makes of them in this browser. */
export class Check {
  state: "running" | "same" | "differs" = "running";
  private readonly expected: Shipped;
  private readonly found: Shipped;
  private left: number;

  constructor(expected: Shipped, scenario: Scenario) {
    this.expected = expected;
    this.found = emptyShipped(scenario, expected.runs);
    this.left = expected.runs;
  }

  add(block: Followed): void {
    addToShipped(this.found, block);
    this.left -= block.runs;
    if (this.left === 0) this.state = areSame(this.expected, this.found) ? "same" : "differs";
  }
}
