import { type NamedGoal, untilTable } from "../../report/precision/until-table.ts";
import type { ReadScenario } from "../../sim/scenario/read-scenario.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { type StudyOptions, type WrittenStudy, writeStudy } from "../write-study.ts";
import { type UntilFlags, usualCeiling } from "./flags.ts";
import { type Asked, mustBeWithinReach, runPilot } from "./pilot.ts";
import { readGoals } from "./read-goals.ts";
import { writeUntilMet } from "./write-until.ts";

/** Studies of the same number of runs, and in words what they were asked for and reached; empty when the runs were given. */
export type Prepared = { readonly studies: readonly WrittenStudy[]; readonly reached: string };

/** Writes a study into each of the folders given. */
export type Write = (folders: readonly string[]) => Promise<Prepared>;

/**
 * Makes ready to run scenarios, as many runs each as given or as their goals need. Whatever is wrong with the goals is
 * thrown before anything is written.
 */
export async function prepare(
  reads: readonly ReadScenario[],
  options: StudyOptions & UntilFlags,
  io: Io,
): Promise<Write> {
  if (options.until === undefined) {
    if (options.ceiling !== undefined) throw new InputError("--ceiling: needs an --until, got none");
    return async (folders) => {
      const studies: WrittenStudy[] = [];
      for (const [k, read] of reads.entries()) studies.push(await writeStudy(folders[k], read, options, io));
      return { studies, reached: "" };
    };
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
  return async (folders) => {
    const { studies, looks } = await writeUntilMet(folders, asked, pilot, given, io);
    return { studies, reached: untilTable(namedGoals(asked), looks, pilot.runs, ceiling) };
  };
}

function namedGoals(asked: readonly Asked[]): readonly NamedGoal[] {
  return asked.flatMap(({ read, goals }) =>
    goals.map((goal) => ({ goal, of: asked.length > 1 ? read.scenario.name : null })),
  );
}
