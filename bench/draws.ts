import type { RandomStreams, UniformSource } from "../src/model/random/source.ts";
import { drawInputs } from "../src/model/scenario/inputs.ts";
import { runsPerBlock } from "../src/sim/engine/ranges.ts";
import { type Study, simulateRange } from "../src/sim/engine/simulate-range.ts";

type Method = "uniform" | "fillUniform" | "fillUniformPair" | "fillNormalPair";

/**
 * Every call of one method of one stream, its numbers in a row: run (or first run and count), index, entity; and of calls
 * for some runs only, which.
 */
type Calls = {
  readonly stream: UniformSource;
  readonly method: Method;
  readonly numbers: number[];
  readonly members: Int32Array[];
};

/**
 * The draws that a range of runs really makes, recorded in one run of the model and replayed without it. Inputs are drawn
 * with their distributions; of the other streams the same calls are made again, but not what the model does with them.
 */
export function recordDraws(study: Study, runs: number): () => void {
  const recorded: Calls[] = [];
  const streams = Object.fromEntries(
    Object.entries(study.streams).map(([name, stream]) => [
      name,
      name === "input" ? stream : recording(stream, recorded),
    ]),
  ) as RandomStreams;
  simulateRange({ ...study, streams }, { firstRun: 0, runs });
  return () => {
    for (let first = 0; first < runs; first += runsPerBlock)
      drawInputs(study.drawn, study.streams.input, first, Math.min(runsPerBlock, runs - first));
    for (const calls of recorded) replay(calls);
  };
}

function recording(stream: UniformSource, recorded: Calls[]): UniformSource {
  return new Proxy(stream, {
    get: (target, method: Method) => {
      let calls = recorded.find((each) => each.stream === target && each.method === method);
      if (calls === undefined) {
        calls = { stream: target, method, numbers: [], members: [] };
        recorded.push(calls);
      }
      const { numbers, members } = calls;
      return (...args: unknown[]) => {
        const given = args.filter((arg) => typeof arg === "number");
        numbers.push(...given);
        for (const arg of args) if (arg instanceof Int32Array) members.push(arg.slice(0, given[1]));
        return (target[method] as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
}

const even = new Float64Array(runsPerBlock);
const odd = new Float64Array(runsPerBlock);

function replay({ stream, method, numbers: n, members }: Calls): void {
  switch (method) {
    case "uniform":
      for (let at = 0; at < n.length; at += 3) even[0] = stream.uniform(n[at], n[at + 1], n[at + 2]);
      return;
    case "fillUniform":
      for (let at = 0; at < n.length; at += 4) stream.fillUniform(even, n[at], n[at + 1], n[at + 2], n[at + 3]);
      return;
    case "fillUniformPair":
      for (let at = 0; at < n.length; at += 4)
        stream.fillUniformPair(even, odd, n[at], members[at / 4], n[at + 1], n[at + 2], n[at + 3]);
      return;
    case "fillNormalPair":
      for (let at = 0; at < n.length; at += 4) stream.fillNormalPair(even, odd, n[at], n[at + 1], n[at + 2], n[at + 3]);
      return;
  }
}
