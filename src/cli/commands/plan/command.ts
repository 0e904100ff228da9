import type { Command } from "commander";
import { headlineOutcomes, outcomeKeys } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { type Expected, errorByRunsTable, expectedTable, planTable } from "../../../report/tables/plan.ts";
import { partsTable } from "../../../report/tables/precision.ts";
import { samplingText } from "../../../report/words/commands.ts";
import { formatExact, runsText } from "../../../report/words/figures.ts";
import { datedOf } from "../../../report/words/known.ts";
import { ownNames } from "../../../report/words/study.ts";
import { errorNote } from "../../../report/words/variance-figures.ts";
import type { Goal } from "../../../sim/analysis/precision/goal.ts";
import { type FirstRuns, luckAndIgnorance, pilotSeed } from "../../../sim/analysis/precision/luck.ts";
import { measureMean, measureQuantile } from "../../../sim/analysis/precision/measure.ts";
import {
  lookAtPilot,
  type Pilot,
  pilotProblems,
  requiredRuns,
  runsFor,
  type Sample,
} from "../../../sim/analysis/precision/until.ts";
import type { Sampling } from "../../../sim/engine/sampling/sampling.ts";
import { inCheckout } from "../../../sim/results/commands.ts";
import { warnOfFacts } from "../../../sim/results/known.ts";
import { loadScenario } from "../../../sim/results/shipped.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import { estimateMean } from "../../../sim/study/mean.ts";
import { examples } from "../../flags/examples.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import {
  mostRuns,
  mustGoTogether,
  parseRuns,
  parseSeed,
  parseWorkers,
  samplingOption,
  type UntilFlags,
  usualCeiling,
  withUntil,
} from "../../flags/study.ts";
import { refuse } from "../../study/pilot.ts";
import { readGoals } from "../../study/until.ts";
import type { Io } from "../../terminal/io.ts";
import { costOf, type PilotRuns, runPilotForAll } from "./pilot.ts";

type PlanFlags = UntilFlags & {
  readonly runs: number;
  readonly seed: string;
  readonly sampling: Sampling;
  readonly workers: number;
};

/** A study that might be run: what it is asked for, the pilot that tells of it, and how many runs it would have. */
type Decided = {
  readonly goals: readonly Goal[];
  readonly pilot: Pilot;
  readonly held: PilotRuns;
  readonly runs: number;
  /** What there is to say of the number of runs. */
  readonly note: string;
};

/** Runs the pilot that `run` would run, by the same draws: it decides on the same number of runs. */
async function decide(read: ReadScenario, options: PlanFlags, io: Io): Promise<Decided> {
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

/** One run in so many of the pilot is paired, to tell luck from ignorance. */
const pilotRunsPerPair = 4;

/** Runs a pilot, and prints what a study would cost and how precise it would be. Writes nothing. */
async function plan(given: string, options: PlanFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  warnOfFacts(given, io, io.warn);
  const { goals, pilot, held, runs, note } = await decide(read, options, io);
  const headlines = headlineOutcomes(outcomeKeys(createWorld(read.scenario)));
  const pairs = Math.floor(pilot.runs / pilotRunsPerPair);
  const seed = pilotSeed(options.seed);
  const { workers, sampling } = options;
  const pilotRuns = goals.length > 0 ? pilot.runs : 0;
  const cost = costOf(held.cost, { runs, sampling, pilotRuns, peakBytes: io.peakMemoryBytes() });
  const first: FirstRuns | null = sampling.kind === "plain" ? (id) => held.sampled(id).values : null;
  const spread = await luckAndIgnorance(read.scenario, headlines, first, {
    ...{ seed, workers, pairs, failed: held.failed },
    signal: io.signal,
  });
  io.answer?.({ results: null, record: { runs, cost, spread, goals: goals.length > 0 ? pilot.measured : [] } });
  const parts = [
    `${read.scenario.name}, by a pilot of ${runsText(pilot.runs)} that are no part of the answer`,
    planTable({ runs, runsNote: note, ...cost }),
    ...(goals.length > 0 ? [errorByRunsTable(goals, pilot.measured, runs)] : []),
    `${expectedTable(expectedOf(headlines, held), runs, ownNames)}\n${errorNote}`,
    partsTable(spread, (key) => meanOf(held, key), pairs, ownNames),
    `$ ${commandOf(given, options, runs)}`,
  ];
  io.stdout(agesLines(datedOf([read]), io.today()));
  io.stdout(`${parts.map((part) => part.trimEnd()).join("\n\n")}\n`);
}

function meanOf(held: PilotRuns, key: OutcomeKey) {
  const { values, layout } = held.sampled(outcomeId(key));
  return estimateMean(values, layout);
}

function expectedOf(keys: readonly OutcomeKey[], held: PilotRuns): readonly Expected[] {
  return keys.map((key) => {
    const sampled = held.sampled(outcomeId(key));
    const asked = { relative: false, size: 1, factor: 1, sign: "" };
    return { key, mean: measureMean(sampled, asked), p95: measureQuantile(sampled, 0.95, asked) };
  });
}

function commandOf(given: string, { until, ceiling, seed, sampling }: PlanFlags, runs: number): string {
  const size =
    until === undefined
      ? ["--runs", String(runs)]
      : [
          ...until.flatMap((each) => ["--until", each]),
          ...(ceiling === undefined ? [] : ["--ceiling", String(ceiling)]),
        ];
  const design = sampling.kind === "plain" ? [] : ["--sampling", samplingText(sampling)];
  return inCheckout(["run", given, "--seed", seed, ...design, ...size]);
}

/** What a study will cost and how precise it will be, before it is run. */
export function addPlan(command: Command, io: Io): void {
  withUntil(
    command
      .description("by a pilot: runs, time, disk, memory and the errors to expect; what is luck and what ignorance")
      .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
      .option("--seed <text>", "that of the study: run then decides on the same number of runs", parseSeed, "plan")
      .option("--runs <count>", "seeded runs to plan for", parseRuns, 10_000)
      .addOption(samplingOption())
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors),
  )
    .addHelpText(
      "after",
      examples(
        "plan ban-2026 --runs 100000",
        'plan ban-2026 --seed board --until "p95(pricePaid.Dy.peak) 3%" --until "mean(unmetNeedShare.Dy) 1pt"',
      ),
    )
    .action((scenario: string, options: Unsettled<PlanFlags>) => plan(scenario, settled(options, [scenario], io), io));
}
