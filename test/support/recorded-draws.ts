import type { Stream } from "../../src/model/random/streams.ts";
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

function recorded(stream: Stream, note: Note): Stream {
  const noteAll = (out: Float64Array, firstRun: number, count: number, index: number) => {
    for (let i = 0; i < count; i++) note(firstRun + i, index, out[i]);
  };
  const recording: Pick<Stream, "uniform" | "fillUniform" | "fillUniformPair" | "fillNormalPair"> = {
    uniform(run, index, entity) {
      const value = stream.uniform(run, index, entity);
      note(run, index, value);
      return value;
    },
    fillUniform(out, firstRun, count, index, entity) {
      stream.fillUniform(out, firstRun, count, index, entity);
      noteAll(out, firstRun, count, index);
    },
    fillUniformPair(even, odd, firstRun, members, count, index, entity) {
      stream.fillUniformPair(even, odd, firstRun, members, count, index, entity);
      for (let k = 0; k < count; k++) {
        note(firstRun + members[k], index, even[k]);
        note(firstRun + members[k], index + 1, odd[k]);
      }
    },
    fillNormalPair(even, odd, firstRun, count, index, entity) {
      stream.fillNormalPair(even, odd, firstRun, count, index, entity);
      noteAll(even, firstRun, count, index);
      noteAll(odd, firstRun, count, index + 1);
    },
  };
  return recording as Stream;
}
