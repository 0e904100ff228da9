import { formatExact } from "../../report/words/figures.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import { lookAtPilot, type Pilot, runsFor, type Sample } from "../../sim/analysis/precision/until.ts";
import type { Sampling } from "../../sim/engine/sampling/sampling.ts";
import { pilotProblems } from "../../sim/precision/pilot-problems.ts";
import { requiredRuns } from "../../sim/precision/required-runs.ts";
import type { Io } from "../../sim/results/host.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import { outcomeId } from "../../sim/study/study.ts";
import { type PilotRuns, runPilotForAll } from "../commands/plan/pilot.ts";
import { mostRuns } from "../flags/study.ts";
import { refuse } from "../study/pilot.ts";
import { mustGoTogether, type UntilFlags, usualCeiling } from "../until/flags.ts";
import { readGoals } from "../until/read-goals.ts";

export type PlanFlags = UntilFlags & {
  readonly runs: number;
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
};

/** A study that might be run: what it is asked for, the pilot that tells of it, and how many runs it would have. */
export type Decided = {
  readonly goals: readonly Goal[];
  readonly pilot: Pilot;
  readonly held: PilotRuns;
  readonly runs: number;
  /** What there is to say of the number of runs. */
  readonly note: string;
};

/** Runs the pilot that `run` would run, by the same draws: it decides on the same number of runs. */
export async function decide(read: ReadScenario, options: PlanFlags, io: Io): Promise<Decided> {
  mustGoTogether(options);
  const ceiling = options.ceiling ?? usualCeiling;
  const [goals] = readGoals(options.until ?? [], [read.scenario], ceiling);
  let held: PilotRuns | undefined;
  const sample: Sample = async (runs) => {
    const all = await runPilotForAll(read, { ...options, runs }, io);
    held = all;
    return goals.map(({ statistic }) => all.sampled(outcomeId(statistic.key)));
  };
  const pilot = await lookAtPilot(goals, sample, ceiling);
  refuse(pilotProblems(goals, pilot));
  const made = { goals, pilot, held: held as PilotRuns };
  if (goals.length === 0) return { ...made, runs: options.runs, note: "" };
  const runs = runsFor(pilot, ceiling);
  const needed = Math.max(...pilot.measured.map((each) => requiredRuns(each, mostRuns)));
  const note =
    needed > ceiling
      ? `, the ceiling; ${formatExact(needed)} would be needed`
      : "; one study in ten measures more than the error asked for, and is extended by an eighth or more";
  return { ...made, runs, note };
}
