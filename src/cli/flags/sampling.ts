import { outcomeKeys, outcomesByName } from "../../model/outcomes/index.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { parseGoal } from "../../sim/analysis/precision/parse-goal.ts";
import { chooseRegion, type Tail } from "../../sim/analysis/tail.ts";
import {
  fewestPilotRuns,
  fewestRuns,
  type OutlinedSampling,
  type Sampling,
} from "../../sim/engine/sampling/sampling.ts";
import { InputError } from "../../sim/results/host.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import type { Io } from "../terminal/io.ts";
import type { SamplingChoice } from "./study.ts";

/** Options as the command line gives them, the sampling as asked for. */
export type Unsettled<Options> = Omit<Options, "sampling"> & { readonly sampling: SamplingChoice };

type Given = {
  readonly seed: string;
  readonly runs: number;
  readonly sampling: Sampling;
  readonly until?: readonly string[] | undefined;
  readonly ceiling?: number | undefined;
  readonly explainRuns?: number | undefined;
};

/**
 * The options of a study of the scenarios given, or of several, with the sampling that they will have: of importance
 * sampling the region is found by a pilot of the first scenario. InputError for one that cannot tell its error in so few runs.
 */
export function settled<Options extends Given>(
  options: Unsettled<Options>,
  given: readonly string[],
  io: Io,
  isCompared = given.length > 1,
): Options {
  return { ...options, sampling: samplingOf(options, given, isCompared, io) } as unknown as Options;
}

function samplingOf(asked: Unsettled<Given>, given: readonly string[], isCompared: boolean, io: Io): Sampling {
  const { sampling, seed } = asked;
  mustTellErrors(asked);
  if (sampling.kind === "outlined" && isCompared) return { ...sampling, by: outlinedBy(given, io) };
  if (sampling.kind !== "importance") return sampling;
  const { scenario } = loadScenario(given[0], io);
  const found = chooseRegion(scenario, seed, tailOf(sampling.tail, scenario), sampling.tail);
  if (found.kind === "tooRare")
    throw new InputError(
      `--sampling: importance: must be of a tail that a pilot sees, got ${sampling.tail}, which holds in ${found.seen} of its ${found.pilotRuns} runs`,
    );
  if (found.kind === "none")
    throw new InputError(
      `--sampling: importance: must be of a tail to which some inputs lead more often, got ${sampling.tail}`,
    );
  return found;
}

/**
 * By whose outlines the runs of scenarios that are compared are chosen, the same for all: by what the second foretells beyond
 * the first, of more by the last, which is held against all others, and of one under several rules by that.
 */
function outlinedBy(given: readonly string[], io: Io): OutlinedSampling["by"] {
  const scenarios = given.map((each) => loadScenario(each, io).scenario);
  const [first, second] = scenarios;
  return scenarios.length === 2 ? [first, second] : [scenarios[scenarios.length - 1]];
}

/** Refuses so few runs that their error is unknown, and a ceiling that would cut a pilot short of telling its own. */
function mustTellErrors({ sampling, runs, until, ceiling, explainRuns }: Unsettled<Given>): void {
  const fewest = fewestRuns(sampling);
  const problems = [
    { option: "--runs", count: until === undefined ? runs : undefined, least: fewest },
    { option: "--ceiling", count: ceiling, least: until === undefined ? 0 : fewestPilotRuns(sampling) },
    { option: "--explain-runs", count: explainRuns, least: fewest },
  ].flatMap(({ option, count, least }) =>
    count === undefined || count >= least
      ? []
      : [
          `${option}: must be at least ${least} with --sampling ${sampling.kind}, whose error is told from repetitions, got ${count}`,
        ],
  );
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}

function tailOf(text: string, scenario: Scenario): Tail {
  const askable = {
    outcomes: outcomesByName(outcomeKeys(createWorld(scenario))),
    horizonWeeks: scenario.horizonWeeks,
  };
  const parsed = parseGoal(`${text} ${anyError}`, askable);
  if (parsed.kind === "problem")
    throw new InputError(`--sampling: importance: ${parsed.message.replace(` ${anyError}:`, ":")}`);
  const { statistic } = parsed.goal;
  if (statistic.kind !== "probability")
    throw new InputError(`--sampling: importance: must be of a P(<outcome> >= <value>), got ${text}`);
  return statistic;
}

/** Makes a goal of a statistic: how well it is to be known is not asked here. */
const anyError = "1pt";
