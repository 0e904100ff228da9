import { normalQuantile } from "../kernels/normal-quantile.ts";
import type { Key } from "./key.ts";
import { philox } from "./philox.ts";

const out = new Uint32Array(4);
export type Stream = {
  uniform(run: number, index: number, entity: number): number;
  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void;
  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void;
};
function hash32(name: string): number {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) h = Math.imul(h ^ byte, 0x01000193);
  return h >>> 0;
}
class S implements Stream {
  constructor(key: Key, name: string, entities: readonly string[]) {
    this.key = key;
    this.id = hash32(name);
    this.e = entities.map(hash32);
  }
  key: Key;
  id: number;
  e: number[];
  uniform(run: number, index: number, entity: number) {
    philox(out, run, index >>> 1, this.e[entity], this.id, this.key.k0, this.key.k1);
    return index & 1
      ? ((out[2] >>> 5) * 67108864 + (out[3] >>> 6) + 0.5) / 9007199254740992
      : ((out[0] >>> 5) * 67108864 + (out[1] >>> 6) + 0.5) / 9007199254740992;
  }
  fillUniform(o: Float64Array, firstRun: number, count: number, index: number, entity: number) {
    for (let i = 0; i < count; i++) o[i] = this.uniform(firstRun + i, index, entity);
  }
  fillNormalPair(a: Float64Array, b: Float64Array, firstRun: number, count: number, index: number, entity: number) {
    for (let i = 0; i < count; i++) {
      a[i] = normalQuantile(this.uniform(firstRun + i, index, entity));
      b[i] = normalQuantile(this.uniform(firstRun + i, index + 1, entity));
    }
  }
}
export function createStreams(key: Key) {
  return { stream: (name: string, entities: readonly string[]): Stream => new S(key, name, entities) };
}
