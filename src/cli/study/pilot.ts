import { errorWords } from "../../report/precision/error-words.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import { lookAtPilot, type Pilot, type Sample } from "../../sim/analysis/precision/until.ts";
import type { Sampling } from "../../sim/engine/sampling/sampling.ts";
import type { Sampled } from "../../sim/precision/measured.ts";
import { outcomeColumns } from "../../sim/precision/outcome-columns.ts";
import { outOfReach, pilotProblems } from "../../sim/precision/pilot-problems.ts";
import { pilotSeed } from "../../sim/precision/seeds.ts";
import type { Io } from "../../sim/results/host.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import { outcomeId } from "../../sim/study/study.ts";
import { InputError } from "../input-error.ts";
import { Progress } from "../terminal/progress.ts";

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
      const progress = new Progress(io, `${read.scenario.name}, pilot`, runs);
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
