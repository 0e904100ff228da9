import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";

/** Independent uniforms and standard normals of one test: `at` tells samples of one test apart. */
export function drawsOf(seed: string) {
  const stream = createStreams(studyKey(seed)).stream("draws", ["sample"]);
  const uniforms = (count: number, at: number) => {
    const out = new Float64Array(count);
    stream.fillUniform(out, 0, count, at, 0);
    return out;
  };
  return { uniforms, normals: (count: number, at: number) => uniforms(count, at).map(normalQuantile) };
}

/** Mean and its standard error. */
export function meanOf(values: readonly number[] | Float64Array) {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const squares = list.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (list.length - 1) / list.length) };
}
