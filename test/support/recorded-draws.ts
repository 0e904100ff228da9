import { streamSpecs } from "../../src/model/declarations.ts";
import type { RandomStreams, UniformSource } from "../../src/model/random/source.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import type { World } from "../../src/model/scenario/world.ts";
import { simulateBlock } from "../../src/model/simulate.ts";
import { plainSampling, type Sampling } from "../../src/sim/engine/sampling/sampling.ts";
import { createStudy } from "../../src/sim/engine/simulate-range.ts";

/** By stream: the number drawn at each address, which is written run:index:entity. */
export type Draws = ReadonlyMap<keyof RandomStreams, ReadonlyMap<string, number>>;

/** Every draw of a block of runs. */
export function recordedDraws(scenario: Scenario, runs: number, sampling: Sampling = plainSampling): Draws {
  const { world, drawn, streams } = createStudy(scenario, "test", sampling);
  const entities = entitiesOf(
    world,
    drawn.map(({ path }) => path),
  );
  const draws = new Map<keyof RandomStreams, Map<string, number>>();
  const names = Object.keys(streams) as (keyof RandomStreams)[];
  const recording = Object.fromEntries(
    names.map((name) => {
      const made = new Map<string, number>();
      draws.set(name, made);
      return [
        name,
        recorded(streams[name], (run, index, entity, value) =>
          made.set(`${run}:${index}:${entities[name][entity]}`, value),
        ),
      ];
    }),
  ) as RandomStreams;
  simulateBlock(world, drawn, recording, 0, runs, { week: () => undefined });
  return draws;
}

/** Whom each stream serves, by position. */
function entitiesOf(world: World, inputs: readonly string[]): Readonly<Record<keyof RandomStreams, readonly string[]>> {
  const served = Object.entries(streamSpecs).map(([key, { entities }]) => [key, entities(world)]);
  return { input: inputs, ...Object.fromEntries(served) };
}

type Note = (run: number, index: number, entity: number, value: number) => void;

function recorded(stream: UniformSource, note: Note): UniformSource {
  const noteAll = (out: Float64Array, firstRun: number, count: number, index: number, entity: number) => {
    for (let i = 0; i < count; i++) note(firstRun + i, index, entity, out[i]);
  };
  return {
    uniform(run, index, entity) {
      const value = stream.uniform(run, index, entity);
      note(run, index, entity, value);
      return value;
    },
    fillUniform(out, firstRun, count, index, entity) {
      stream.fillUniform(out, firstRun, count, index, entity);
      noteAll(out, firstRun, count, index, entity);
    },
    fillUniformPair(even, odd, firstRun, members, count, index, entity) {
      stream.fillUniformPair(even, odd, firstRun, members, count, index, entity);
      for (let k = 0; k < count; k++) {
        note(firstRun + members[k], index, entity, even[k]);
        note(firstRun + members[k], index + 1, entity, odd[k]);
      }
    },
    fillNormalPair(even, odd, firstRun, count, index, entity) {
      stream.fillNormalPair(even, odd, firstRun, count, index, entity);
      noteAll(even, firstRun, count, index, entity);
      noteAll(odd, firstRun, count, index + 1, entity);
    },
  };
}
