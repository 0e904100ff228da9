import { normalQuantile } from "../../model/kernels/normal-quantile.ts";
import type { UniformSource } from "../../model/random/source.ts";

/** A stream in which each run has the draws of the candidate that was chosen for it. */
export class ChosenStream implements UniformSource {
  readonly #candidates: UniformSource;
  readonly #chosen: (run: number) => number;
  /** Scratch: the candidates of a call. */
  #runs = new Int32Array(0);

  constructor(candidates: UniformSource, chosen: (run: number) => number) {
    this.#candidates = candidates;
    this.#chosen = chosen;
  }

  uniform(run: number, index: number, entity: number): number {
    return this.#candidates.uniform(this.#chosen(run), index, entity);
  }

  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    for (let i = 0; i < count; i++) out[i] = this.#candidates.uniform(this.#chosen(firstRun + i), index, entity);
  }

  fillUniformPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    members: Int32Array,
    count: number,
    index: number,
    entity: number,
  ): void {
    if (this.#runs.length < count) this.#runs = new Int32Array(count);
    for (let k = 0; k < count; k++) this.#runs[k] = this.#chosen(firstRun + members[k]);
    this.#candidates.fillUniformPair(even, odd, 0, this.#runs, count, index, entity);
  }

  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void {
    const everyone = Int32Array.from({ length: count }, (_, i) => i);
    this.fillUniformPair(even, odd, firstRun, everyone, count, index, entity);
    for (let i = 0; i < count; i++) even[i] = normalQuantile(even[i]);
    for (let i = 0; i < count; i++) odd[i] = normalQuantile(odd[i]);
  }
}
