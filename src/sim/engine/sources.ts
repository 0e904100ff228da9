import type { Block } from "../../model/block.ts";
import { declaredAt, drawnOnce, groupOf } from "../../model/declarations.ts";
import { normalQuantile } from "../../model/kernels/normal-quantile.ts";
import { ageWhenHistoryEnds, drawnDwellWeeks } from "../../model/mechanisms/dwell.ts";
import type { RandomStreams } from "../../model/random/source.ts";
import type { InputGroup } from "../../model/scenario/input-spec.ts";
import { fillInputUniform, type InputAt, inputColumn } from "../../model/scenario/inputs.ts";
import type { Grade, PolicyState } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { modelUnitOf } from "../../model/scenario/units.ts";
import { createWorld, licenceDecisionNames, type World } from "../../model/scenario/world.ts";
import type { Draw } from "./sampling/redrawn.ts";
import { plainSampling, type Sampling } from "./sampling/sampling.ts";
import { createSampledStreams } from "./sampling/streams.ts";

/** Something uncertain that is drawn at most once a run, with the grade of what its distribution rests on. */
export type Source = {
  readonly path: string;
  readonly grade: Grade;
  readonly group: InputGroup;
  /** The draws that it is made of: several where it is correlated with others, and then shared with them. */
  readonly draws: readonly Draw[];
  /** `out[i]` becomes the uniform of run `firstRun + i`, the same that the run itself drew. */
  readonly fill: (out: Float64Array, firstRun: number, runs: number) => void;
  /** In the model's own units, whatever the scenario is written in. */
  readonly unit: string;
  /** What came of the draw in each run of a block, in the unit. The block's own column or a new one: not to be written to. */
  readonly drawnIn: (block: Block) => Float64Array;
};

/**
 * The uncertain inputs of a scenario, in its order, then whether civil use is covered, how the licence office favours each desk, and how long each
 * policy state lasts the first time. Draws have
 * addresses, so they are made again rather than kept.
 */
export function sourcesOf(scenario: Scenario, seed: string, sampling: Sampling = plainSampling): readonly Source[] {
  const world = createWorld(scenario);
  return sourcesIn(world, createSampledStreams(world, seed, sampling));
}

/** The same of a world that is laid out, under its streams. */
export function sourcesIn(world: World, streams: RandomStreams): readonly Source[] {
  if (!world.scenario.mechanisms.policy) return inputSources(world.scenario, streams);
  return [
    ...inputSources(world.scenario, streams),
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
            group: groupOf(path),
            draws: drawsOf(entity, mixedFrom, jointly),
            fill: (out, firstRun, runs) =>
              fillInputUniform(out, { entity, mixedFrom, jointly }, streams.input, firstRun, runs),
            unit: unitOfInput(scenario, path),
            drawnIn: ({ inputs }) => inputColumn(inputs, path),
          },
        ],
  );
}

/** Those of the normals that it is mixed from, among them its own; or the one draw of a posterior. */
function drawsOf(entity: number, mixedFrom: InputAt["mixedFrom"], jointly: InputAt["jointly"]): readonly Draw[] {
  const entities = mixedFrom.length > 0 ? mixedFrom.map((from) => from.entity) : [jointly?.entity ?? entity];
  return entities.map((from) => ({ stream: "input", index: 0, entity: from }));
}

/** Throws RangeError for a path at which no input is declared: a slip of ours. */
function unitOfInput({ loss }: Scenario, path: string): string {
  const declared = declaredAt(path);
  if (declared === undefined) throw new RangeError(`${path}: no such input`);
  const { dimension } = declared.spec;
  return dimension === "money" ? `${modelUnitOf(dimension)} ${loss.currency}` : modelUnitOf(dimension);
}

/** Whether a state of unclear coverage covers civil use: luck, by the odds of an input. */
function coverageSource({ scenario, states }: World, streams: RandomStreams): readonly Source[] {
  if (states.every(({ ifNotCovered }) => ifNotCovered === undefined)) return [];
  const { grade } = scenario.policy.coverage.probability;
  const fill: Source["fill"] = (out, firstRun, runs) => streams.policyCoverage.fillUniform(out, firstRun, runs, 0, 0);
  const draws: Source["draws"] = [{ stream: "policyCoverage", index: 0, entity: 0 }];
  const group = groupOf("policy.coverage.probability");
  return [{ path: "policy.coverage", grade, group, draws, fill, unit: "share", drawnIn: ({ covered }) => covered }];
}

/** How each decision of the licence office is favoured: luck, by the grade of how far they differ. */
function licenceSources(world: World, streams: RandomStreams): readonly Source[] {
  const { scenario } = world;
  const { distribution, grade } = scenario.licences.deskSpread;
  const alike = distribution.kind === "constant" && distribution.value === 0;
  if (!scenario.mechanisms.licences || alike) return [];
  return licenceDecisionNames(world).map((decision, entity) => {
    const fillFrom = fillerOf("licenceFavour", 0, entity);
    return {
      path: `licences.favour.${decision}`,
      grade,
      group: groupOf("licences.deskSpread"),
      draws: [{ stream: "licenceFavour", index: 0, entity }],
      fill: fillFrom(streams),
      unit: "standard deviations",
      drawnIn: (block) => fromUniforms(fillFrom, block, normalQuantile),
    };
  });
}

/**
 * A dwell draw is addressed by how many states the chain has entered before. The one taken here is that of the earliest
 * visit at which the chain can be in the state: the draw of later visits, and of a state reached by detours, stays luck.
 * As drawn: settlement may hasten the end or put it off.
 */
function dwellSources(world: World, streams: RandomStreams): readonly Source[] {
  const { states, lasts: dwells, stateNames, script } = world;
  const visits = earliestVisits(states, stateNames, script[script.length - 1].state);
  return dwells.flatMap((lasts, state) => {
    const visit = visits[state];
    if (lasts === "forever" || lasts.distribution.kind === "constant" || visit === undefined) return [];
    const fillFrom = fillerOf("policyDwell", visit, state);
    const ageWeeks = visit === 0 ? ageWhenHistoryEnds(world) : 0;
    return [
      {
        path: `policy.states.${stateNames[state]}.lasts`,
        grade: lasts.grade,
        group: groupOf(`policy.states.${stateNames[state]}.lasts`),
        draws: [{ stream: "policyDwell", index: visit, entity: state }],
        fill: fillFrom(streams),
        unit: modelUnitOf("time"),
        drawnIn: (block) => fromUniforms(fillFrom, block, (u) => drawnDwellWeeks(lasts, ageWeeks, u)),
      },
    ];
  });
}

type Filler = (streams: RandomStreams) => Source["fill"];

/** Draws at an index of a stream for one of its entities. */
function fillerOf(stream: keyof RandomStreams, index: number, entity: number): Filler {
  return (streams) => (out, firstRun, runs) => streams[stream].fillUniform(out, firstRun, runs, index, entity);
}

/** What comes of the uniforms of a block's own streams, which may be others than those of its study: a copy's are its ancestor's. */
function fromUniforms(fillFrom: Filler, { streams, firstRun, runs }: Block, valueAt: (uniform: number) => number) {
  const values = new Float64Array(runs);
  fillFrom(streams)(values, firstRun, runs);
  for (let i = 0; i < runs; i++) values[i] = valueAt(values[i]);
  return values;
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
