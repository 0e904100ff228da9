import { outcomeKeys } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { askedWords, errorWords } from "../../report/words/variance-figures.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import { outcomeColumns, pilotSeed } from "../../sim/analysis/precision/luck.ts";
import { measure, type Sampled } from "../../sim/analysis/precision/measure.ts";
import { lookAtPilot, outOfReach, type Pilot, pilotProblems, type Sample } from "../../sim/analysis/precision/until.ts";
import type { Sampling } from "../../sim/engine/sampling/sampling.ts";
import { InputError } from "../../sim/results/host.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import { type Laid, layoutOf, layoutOfFirst } from "../../sim/study/layout.ts";
import type { Io } from "../terminal/io.ts";

/** A scenario with what it is asked to be precise about. */
export type Asked = { readonly read: ReadScenario; readonly goals: readonly Goal[] };

export type PilotOptions = {
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
  readonly ceiling: number;
};

/** Runs the pilot of some scenarios on stderr's time; refuses goals that it shows to make no sense. */
export async function runPilot(asked: readonly Asked[], options: PilotOptions, io: Io): Promise<Pilot> {
  const goals = asked.flatMap((each) => each.goals);
  const pilot = await lookAtPilot(goals, pilotSample(asked, options, io), options.ceiling);
  refuse(pilotProblems(goals, pilot));
  return pilot;
}

/** Refuses a ceiling below which the goals are out of reach. */
export function mustBeWithinReach(goals: readonly Goal[], pilot: Pilot, ceiling: number): void {
  const problems = outOfReach(goals, pilot, ceiling, errorWords);
  refuse(problems.map((each) => `${each}; give --ceiling to run more, or to take what ${ceiling} runs give`));
}

function pilotSample(asked: readonly Asked[], { seed, sampling, workers }: PilotOptions, io: Io): Sample {
  return async (runs) => {
    const columns: Sampled[] = [];
    const own = { seed: pilotSeed(seed), sampling, runs };
    for (const { read, goals } of asked) {
      const ids = [...new Set(goals.map(({ statistic }) => outcomeId(statistic.key)))];
      const progress = io.progress(`${read.scenario.name}, pilot`, runs);
      const { columns: byId, failed } = await outcomeColumns(read.scenario, ids, {
        ...own,
        workers,
        onProgress: (finished) => progress.update(finished),
        signal: io.signal,
      });
      const layout = layoutOf({ ...own, failed });
      for (const { statistic } of goals)
        columns.push({ values: byId.get(outcomeId(statistic.key)) as Float64Array, layout });
    }
    return columns;
  };
}

/** Throws with every problem of the goals, if there are any. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError([...new Set(problems)].map((each) => `--until ${each}`).join("\n"));
}

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
