import { type NamedGoal, untilTable } from "../../report/precision/until-table.ts";
import type { Io } from "../../sim/results/host.ts";
import { type Place, type StudyOptions, type WrittenStudy, writeStudy } from "../../sim/results/write-study.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import type { PartFolder } from "../part-folder.ts";
import { mustGoTogether, type UntilFlags, usualCeiling } from "../until/flags.ts";
import { readGoals } from "../until/read-goals.ts";
import { writeUntilMet } from "../until/write-until.ts";
import { type Asked, mustBeWithinReach, runPilot } from "./pilot.ts";

/** Studies of the same number of runs, and in words what they were asked for and reached; empty when the runs were given. */
type Prepared = { readonly studies: readonly WrittenStudy[]; readonly reached: string };

/** Studies that are ready to be run. */
export type Ready = {
  /** How many runs each may come to have. */
  readonly mostRuns: number;
  /** Writes a study into each of the places given, and keeps its parts meanwhile. */
  readonly write: (places: readonly Place[], parts: readonly PartFolder[]) => Promise<Prepared>;
};

/**
 * Makes ready to run scenarios, as many runs each as given or as their goals need. Whatever is wrong with the goals is
 * thrown before anything is written.
 */
export async function prepare(
  reads: readonly ReadScenario[],
  options: StudyOptions & UntilFlags,
  io: Io,
): Promise<Ready> {
  mustGoTogether(options);
  if (options.until === undefined) {
    const write: Ready["write"] = async (places, parts) => {
      const studies: WrittenStudy[] = [];
      for (const [k, read] of reads.entries()) studies.push(await writeStudy(places[k], read, parts[k], options, io));
      return { studies, reached: "" };
    };
    return { mostRuns: options.runs, write };
  }
  const ceiling = options.ceiling ?? usualCeiling;
  const goals = readGoals(
    options.until,
    reads.map(({ scenario }) => scenario),
    ceiling,
  );
  const asked: Asked[] = reads.map((read, k) => ({ read, goals: goals[k] }));
  const { seed, sampling, workers } = options;
  const given = { seed, sampling, workers, ceiling };
  const pilot = await runPilot(asked, given, io);
  if (options.ceiling === undefined) mustBeWithinReach(goals.flat(), pilot, ceiling);
  const write: Ready["write"] = async (places, parts) => {
    const { studies, looks } = await writeUntilMet(places, parts, asked, pilot, given, io);
    return { studies, reached: untilTable(namedGoals(asked), looks, pilot.runs, ceiling) };
  };
  return { mostRuns: ceiling, write };
}

function namedGoals(asked: readonly Asked[]): readonly NamedGoal[] {
  return asked.flatMap(({ read, goals }) =>
    goals.map((goal) => ({ goal, of: asked.length > 1 ? read.scenario.name : null })),
  );
}
