import { outcomeKeys } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { askedWords, errorWords } from "../../report/precision/error-words.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import { measure } from "../../sim/analysis/precision/measure.ts";
import { type Laid, layoutOfFirst } from "../../sim/study/layout.ts";
import { outcomeId } from "../../sim/study/study.ts";

/** Errors are measured anew when there are this many times the runs: sorting each time would cost more than the runs. */
const growth = 1.1;

/** The error of the goals as runs come in: for the eye alone, nothing is decided by it. */
export class ErrorWatch {
  private readonly goals: readonly Goal[];
  private readonly laid: Laid;
  private readonly positions: readonly number[];
  private readonly columns: Float64Array[];
  private runs = 0;
  private measuredAt = 0;
  private words = "";

  constructor(goals: readonly Goal[], scenario: Scenario, laid: Laid) {
    this.laid = laid;
    const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
    this.goals = goals;
    this.positions = goals.map(({ statistic }) => ids.indexOf(outcomeId(statistic.key)));
    this.columns = goals.map(() => new Float64Array(1024));
  }

  /** Takes the outcomes of some runs, in run order. */
  add(outcomes: readonly Float64Array[]): void {
    const before = this.runs;
    this.runs += outcomes[0].length;
    this.columns.forEach((column, k) => {
      if (this.runs > column.length) {
        this.columns[k] = new Float64Array(2 * this.runs);
        this.columns[k].set(column);
      }
      this.columns[k].set(outcomes[this.positions[k]], before);
    });
  }

  /** The goal that is furthest from met, e.g. `p95(pricePaid.Dy.peak) 4.1 % of 3 % asked`; empty before the first runs. */
  furthest(): string {
    const isDue = this.runs >= growth * this.measuredAt || this.runs === this.laid.runs;
    if (this.runs >= 2 && isDue) this.measureAnew();
    return this.words;
  }

  private measureAnew(): void {
    const layout = layoutOfFirst(this.runs, this.laid);
    if (layout !== null && layout.replicates < 2) return;
    this.measuredAt = this.runs;
    let furthest = -1;
    this.goals.forEach((goal, k) => {
      const { ratio } = measure(goal, { values: this.columns[k].subarray(0, this.runs), layout });
      if (ratio <= furthest) return;
      furthest = ratio;
      this.words = `${goal.label} ${errorWords(goal, ratio)} of ${askedWords(goal.asked)} asked`;
    });
  }
}
