import { outcomeKeys } from "../../model/outcomes/outcome-keys.ts";
import type { Scenario } from "../../model/scenario.ts";
import { createWorld } from "../../model/world.ts";
import { askedWords, errorWords } from "../../report/precision/error-words.ts";
import { type Laid, layoutOf } from "../../sim/estimates/layout.ts";
import type { Goal } from "../../sim/precision/goal.ts";
import { measure } from "../../sim/precision/measure.ts";
import { outcomeId } from "../../sim/results.ts";
import type { Range } from "../../sim/study/ranges.ts";

/** Errors are measured anew when there are this many times the runs: sorting each time would cost more than the runs. */
const growth = 1.1;

/** The error of the goals as runs come in: for the eye alone, nothing is decided by it. */
export class ErrorWatch {
  private readonly goals: readonly Goal[];
  private readonly laid: Omit<Laid, "runs">;
  private readonly positions: readonly number[];
  private readonly columns: Float64Array[];
  private runs = 0;
  private measuredAt = 0;
  private words = "";

  constructor(goals: readonly Goal[], scenario: Scenario, laid: Omit<Laid, "runs">) {
    this.laid = laid;
    const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
    this.goals = goals;
    this.positions = goals.map(({ statistic }) => ids.indexOf(outcomeId(statistic.key)));
    this.columns = goals.map(() => new Float64Array(1024));
  }

  /** Takes the outcomes of a range, in run order. */
  add(outcomes: readonly Float64Array[], { firstRun, runs }: Range): void {
    this.runs = firstRun + runs;
    this.columns.forEach((column, k) => {
      if (this.runs > column.length) {
        this.columns[k] = new Float64Array(2 * this.runs);
        this.columns[k].set(column);
      }
      this.columns[k].set(outcomes[this.positions[k]], firstRun);
    });
  }

  /** The goal that is furthest from met, e.g. `p95(pricePaid.Dy.peak) 4.1 % of 3 % asked`; empty before the first runs. */
  furthest(): string {
    if (this.runs >= 2 && this.runs >= growth * this.measuredAt) this.measureAnew();
    return this.words;
  }

  private measureAnew(): void {
    this.measuredAt = this.runs;
    let furthest = -1;
    const layout = layoutOf({ ...this.laid, runs: this.runs });
    this.goals.forEach((goal, k) => {
      const { ratio } = measure(goal, { values: this.columns[k].subarray(0, this.runs), layout });
      if (ratio <= furthest) return;
      furthest = ratio;
      this.words = `${goal.label} ${errorWords(goal, ratio)} of ${askedWords(goal.asked)} asked`;
    });
  }
}
