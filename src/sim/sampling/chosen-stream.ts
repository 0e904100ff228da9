import { normalQuantile } from "../../model/kernels/normal-quantile.ts";
import type { UniformSource } from "../../model/random/uniform-source.ts";

/** A stream in which each run has the draws of the candidate that was chosen for it. */
export class ChosenStream implements UniformSource {
  readonly #candidates: UniformSource;
  readonly #chosen: (run: number) => number;
  readonly #pair = new Float64Array(2);

  constructor(candidates: UniformSource, chosen: (run: number) => number) {
    this.#candidates = candidates;
    this.#chosen = chosen;
  }

  uniform(run: number, index: number, entity: number): number {
    return this.#candidates.uniform(this.#chosen(run), index, entity);
  }

  uniformPair(out: Float64Array, run: number, index: number, entity: number): void {
    this.#candidates.uniformPair(out, this.#chosen(run), index, entity);
  }

  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    for (let i = 0; i < count; i++) out[i] = this.#candidates.uniform(this.#chosen(firstRun + i), index, entity);
  }

  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void {
    for (let i = 0; i < count; i++) {
      this.#candidates.uniformPair(this.#pair, this.#chosen(firstRun + i), index, entity);
      even[i] = normalQuantile(this.#pair[0]);
      odd[i] = normalQuantile(this.#pair[1]);
    }
  }
}
