import type { UniformSource } from "../../src/model/random/uniform-source.ts";
import type { RandomStreams } from "../../src/model/random-streams.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { simulateBlock } from "../../src/model/simulate.ts";
import { createStudy } from "../../src/sim/study/simulate-range.ts";

/** Every draw of a block of runs, by stream: run, index and the number itself, which tells the entity too. */
export function recordedDraws(scenario: Scenario, runs: number): ReadonlyMap<keyof RandomStreams, ReadonlySet<string>> {
  const { world, drawn, streams } = createStudy(scenario, "test");
  const draws = new Map<keyof RandomStreams, Set<string>>();
  const names = Object.keys(streams) as (keyof RandomStreams)[];
  const recording = Object.fromEntries(
    names.map((name) => {
      const made = new Set<string>();
      draws.set(name, made);
      return [name, recorded(streams[name], (run, index, value) => made.add(`${run}:${index}:${value}`))];
    }),
  ) as RandomStreams;
  simulateBlock(world, drawn, recording, 0, runs, { week: () => undefined });
  return draws;
}

type Note = (run: number, index: number, value: number) => void;

function recorded(stream: UniformSource, note: Note): UniformSource {
  const noteAll = (out: Float64Array, firstRun: number, count: number, index: number) => {
    for (let i = 0; i < count; i++) note(firstRun + i, index, out[i]);
  };
  return {
    uniform(run, index, entity) {
      const value = stream.uniform(run, index, entity);
      note(run, index, value);
      return value;
    },
    uniformPair(out, run, index, entity) {
      stream.uniformPair(out, run, index, entity);
      note(run, index, out[0]);
      note(run, index + 1, out[1]);
    },
    fillUniform(out, firstRun, count, index, entity) {
      stream.fillUniform(out, firstRun, count, index, entity);
      noteAll(out, firstRun, count, index);
    },
    fillNormalPair(even, odd, firstRun, count, index, entity) {
      stream.fillNormalPair(even, odd, firstRun, count, index, entity);
      noteAll(even, firstRun, count, index);
      noteAll(odd, firstRun, count, index + 1);
    },
  };
}
