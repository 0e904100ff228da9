import { drawnOnce } from "../../../model/declarations.ts";
import type { RandomStreams } from "../../../model/random/source.ts";
import { fillInputUniform } from "../../../model/scenario/inputs.ts";
import type { Grade, PolicyState } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld, licenceDecisionNames, type World } from "../../../model/scenario/world.ts";
import { plainSampling, type Sampling } from "../../engine/sampling/sampling.ts";
import { createSampledStreams } from "../../engine/sampling/streams.ts";

/** Something uncertain that is drawn at most once a run, with the grade of what its distribution rests on. */
export type Source = {
  readonly path: string;
  readonly grade: Grade;
  /** `out[i]` becomes the uniform of run `firstRun + i`, the same that the run itself drew. */
  readonly fill: (out: Float64Array, firstRun: number, runs: number) => void;
};

/**
 * The uncertain inputs of a scenario, in its order, then whether civil use is covered, how the licence office favours each desk, and how long each
 * policy state lasts the first time. Draws have
 * addresses, so they are made again rather than kept.
 */
export function sourcesOf(scenario: Scenario, seed: string, sampling: Sampling = plainSampling): readonly Source[] {
  const world = createWorld(scenario);
  const streams = createSampledStreams(world, seed, sampling);
  if (!scenario.mechanisms.policy) return inputSources(scenario, streams);
  return [
    ...inputSources(scenario, streams),
    ...coverageSource(world, streams),
    ...licenceSources(world, streams),
    ...dwellSources(world, streams),
  ];
}

function inputSources(scenario: Scenario, streams: RandomStreams): readonly Source[] {
  return drawnOnce(scenario).flatMap(({ path, input, mixedFrom, jointly }, entity) =>
    input.distribution.kind === "constant"
      ? []
      : [
          {
            path,
            grade: input.grade,
            fill: (out, firstRun, runs) =>
              fillInputUniform(out, { entity, mixedFrom, jointly }, streams.input, firstRun, runs),
          },
        ],
  );
}

/** Whether a state of unclear coverage covers civil use: luck, by the odds of an input. */
function coverageSource({ scenario, states }: World, streams: RandomStreams): readonly Source[] {
  if (states.every(({ ifNotCovered }) => ifNotCovered === undefined)) return [];
  const { grade } = scenario.policy.coverage.probability;
  const fill: Source["fill"] = (out, firstRun, runs) => streams.policyCoverage.fillUniform(out, firstRun, runs, 0, 0);
  return [{ path: "policy.coverage", grade, fill }];
}

/** How each decision of the licence office is favoured: luck, by the grade of how far they differ. */
function licenceSources(world: World, streams: RandomStreams): readonly Source[] {
  const { scenario } = world;
  const { distribution, grade } = scenario.licences.deskSpread;
  const alike = distribution.kind === "constant" && distribution.value === 0;
  if (!scenario.mechanisms.licences || alike) return [];
  return licenceDecisionNames(world).map((decision, entity) => ({
    path: `licences.favour.${decision}`,
    grade,
    fill: (out, firstRun, runs) => streams.licenceFavour.fillUniform(out, firstRun, runs, 0, entity),
  }));
}

/**
 * A dwell draw is addressed by how many states the chain has entered before. The one taken here is that of the earliest
 * visit at which the chain can be in the state: the draw of later visits, and of a state reached by detours, stays luck.
 */
function dwellSources({ states, lasts: dwells, stateNames, script }: World, streams: RandomStreams): readonly Source[] {
  const visits = earliestVisits(states, stateNames, script[script.length - 1].state);
  return dwells.flatMap((lasts, state) => {
    const visit = visits[state];
    if (lasts === "forever" || lasts.distribution.kind === "constant" || visit === undefined) return [];
    return [
      {
        path: `policy.states.${stateNames[state]}.lasts`,
        grade: lasts.grade,
        fill: (out, firstRun, runs) => streams.policyDwell.fillUniform(out, firstRun, runs, visit, state),
      },
    ];
  });
}

/** Fewest changes of state that lead to each state from the last one of the script; undefined where none do. */
function earliestVisits(
  states: readonly PolicyState[],
  names: readonly string[],
  from: number,
): readonly (number | undefined)[] {
  const visits = Array<number | undefined>(states.length).fill(undefined);
  let reached = [from];
  for (let visit = 0; reached.length > 0; visit++) {
    for (const state of reached) visits[state] = visit;
    const next = reached.flatMap((state) => successors(states[state]).map((name) => names.indexOf(name)));
    reached = [...new Set(next)].filter((state) => visits[state] === undefined);
  }
  return visits;
}

function successors({ next }: PolicyState): readonly string[] {
  const isNever = (probability: PolicyState["next"][string]) =>
    probability !== "remainder" && probability.distribution.kind === "constant" && probability.distribution.value === 0;
  return Object.keys(next).filter((name) => !isNever(next[name]));
}
