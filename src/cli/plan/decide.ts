import { formatExact } from "../../report/format.ts";
import type { Goal } from "../../sim/precision/goal.ts";
import { pilotProblems } from "../../sim/precision/pilot-problems.ts";
import { requiredRuns } from "../../sim/precision/required-runs.ts";
import { lookAtPilot, type Pilot, runsFor, type Sample } from "../../sim/precision/until.ts";
import { outcomeId } from "../../sim/results.ts";
import type { Sampling } from "../../sim/sampling/sampling.ts";
import type { ReadScenario } from "../../sim/scenario/read-scenario.ts";
import type { Io } from "../io.ts";
import { mostRuns } from "../options.ts";
import { mustGoTogether, type UntilFlags, usualCeiling } from "../until/flags.ts";
import { refuse } from "../until/pilot.ts";
import { readGoals } from "../until/read-goals.ts";
import { type PilotRuns, runPilotForAll } from "./pilot-runs.ts";

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
