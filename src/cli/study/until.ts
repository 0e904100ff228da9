import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeKeys, outcomesByName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type NamedGoal, untilTable } from "../../report/tables/precision.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import type { Measured, Sampled } from "../../sim/analysis/precision/measure.ts";
import { parseGoal } from "../../sim/analysis/precision/parse-goal.ts";
import {
  ceilingProblems,
  extendUntilMet,
  isMet,
  type Look,
  type Pilot,
  runsFor,
  type Sample,
} from "../../sim/analysis/precision/until.ts";
import type { KnownScenario } from "../../sim/facts/known-by.ts";
import { InputError, type Place } from "../../sim/results/host.ts";
import type { KeptFolder } from "../../sim/results/kept/folder.ts";
import { type Ready, readyToRun } from "../../sim/results/run.ts";
import { readColumn } from "../../sim/results/study-folder.ts";
import { type StudyOptions, type WrittenStudy, writeStudy } from "../../sim/results/write-study.ts";
import { layoutOfStudy } from "../../sim/study/layout.ts";
import type { Unfinished, UntilRecord } from "../../sim/study/study.ts";
import { mustGoTogether, type UntilFlags, usualCeiling } from "../flags/study.ts";
import type { Io } from "../terminal/io.ts";
import { type Asked, ErrorWatch, mustBeWithinReach, type PilotOptions, runPilot } from "./pilot.ts";

/**
 * The goals as each scenario knows them; one that a scenario knows nothing of is not asked of it, but some must know it.
 * Throws with every problem at once.
 */
export function readGoals(
  texts: readonly string[],
  scenarios: readonly Scenario[],
  ceiling: number,
): readonly (readonly Goal[])[] {
  const problems: string[] = [];
  const goals: Goal[][] = scenarios.map(() => []);
  for (const text of new Set(texts.map((each) => each.trim()))) {
    const parsed = scenarios.map((scenario) =>
      parseGoal(text, {
        outcomes: outcomesByName(outcomeKeys(createWorld(scenario))),
        horizonWeeks: scenario.horizonWeeks,
      }),
    );
    parsed.forEach((each, k) => {
      if (each.kind === "goal") goals[k].push(each.goal);
    });
    const [first] = parsed;
    if (first.kind === "problem" && parsed.every(({ kind }) => kind === "problem")) problems.push(first.message);
  }
  problems.push(...ceilingProblems(goals.flat(), ceiling));
  if (problems.length > 0) throw new InputError([...new Set(problems)].map((each) => `--until ${each}`).join("\n"));
  return goals;
}

/** What a study of unknown length left: the last look at all goals, and each scenario's results. */
type WrittenUntil = {
  readonly looks: readonly Look[];
  readonly studies: readonly WrittenStudy[];
};

/** Runs scenarios, the same number of runs each, until all their goals are met; a place and kept parts for each of them. */
async function writeUntilMet(
  places: readonly Place[],
  parts: readonly KeptFolder<Unfinished>[],
  asked: readonly Asked[],
  pilot: Pilot,
  options: PilotOptions,
  io: Io,
): Promise<WrittenUntil> {
  const goals = asked.flatMap((each) => each.goals);
  const { seed, sampling, workers, ceiling } = options;
  let studies: WrittenStudy[] = [];
  const study: Sample = async (runs) => {
    studies = [];
    const sampled: Sampled[] = [];
    for (const [k, { read, goals: own }] of asked.entries()) {
      const watch = own.length === 0 ? undefined : new ErrorWatch(own, read.scenario, { seed, sampling, runs });
      const study = await writeStudy(places[k], read, parts[k], { runs, workers, watch }, io);
      studies.push(study);
      const layout = layoutOfStudy(study);
      for (const { statistic } of own)
        sampled.push({ values: await readColumn(places[k].folder, outcomeId(statistic.key)), layout });
    }
    return sampled;
  };
  const looks = await extendUntilMet(goals, runsFor(pilot, ceiling), study, ceiling);
  const last = looks[looks.length - 1];
  const first = asked.map((_, k) => asked.slice(0, k).reduce((sum, each) => sum + each.goals.length, 0));
  studies = studies.map((study, k) => {
    const measured = last.measured.slice(first[k], first[k] + asked[k].goals.length);
    const until = recordOf(asked[k].goals, measured, { looks, pilot, ceiling });
    return { ...study, manifest: { ...study.manifest, until } };
  });
  for (const [k, { manifest }] of studies.entries())
    writeFileSync(join(places[k].folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { looks, studies };
}

type Course = { readonly looks: readonly Look[]; readonly pilot: Pilot; readonly ceiling: number };

function recordOf(
  goals: readonly Goal[],
  measured: readonly Measured[],
  { looks, pilot, ceiling }: Course,
): UntilRecord {
  return {
    rule: "pilot, study, further looks",
    confidence: 0.95,
    ceiling,
    pilotRuns: pilot.runs,
    looks: looks.map(({ runs }) => runs),
    met: isMet(looks[looks.length - 1]),
    goals: goals.map(({ text }, k) => {
      const { value, halfWidth, ratio } = measured[k];
      return { goal: text, value, halfWidth, ratio };
    }),
  };
}

/** Studies that are ready to be run, and in words what they then reached of what was asked; empty where nothing was. */
export type Prepared = Ready & { readonly reached: () => string };

/**
 * Makes ready to run scenarios, as many runs each as given or as their goals need. Whatever is wrong with the goals is
 * thrown before anything is written.
 */
export async function prepare(
  reads: readonly KnownScenario[],
  options: StudyOptions & UntilFlags,
  io: Io,
): Promise<Prepared> {
  mustGoTogether(options);
  if (options.until === undefined) return { ...readyToRun(reads, options, io), reached: () => "" };
  if (reads.some(({ facts }) => facts !== undefined))
    throw new InputError(
      "--until: must not stand with --facts, whose runs are worth fewer than a pilot can tell: give --runs",
    );
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
  let reached = "";
  const write: Ready["write"] = async (places, parts) => {
    const { studies, looks } = await writeUntilMet(places, parts, asked, pilot, given, io);
    reached = untilTable(namedGoals(asked), looks, pilot.runs, ceiling);
    return studies;
  };
  return { mostRuns: ceiling, write, reached: () => reached };
}

function namedGoals(asked: readonly Asked[]): readonly NamedGoal[] {
  return asked.flatMap(({ read, goals }) =>
    goals.map((goal) => ({ goal, of: asked.length > 1 ? read.scenario.name : null })),
  );
}
