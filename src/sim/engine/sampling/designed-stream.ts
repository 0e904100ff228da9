import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { hash32, type Key, studyKey } from "../../../model/random/key.ts";
import { philox } from "../../../model/random/philox.ts";
import type { UniformSource } from "../../../model/random/source.ts";

/** A run's coordinate in one dimension of a design, in (0, 1), from a plain uniform that places it within its cell. */
export type Coordinate = (run: number, within: number) => number;

/** A stream in which a design lays out some of the draws: `coordinates[index][entity]`; all others are drawn as ever. */
export class DesignedStream implements UniformSource {
  readonly #drawn: UniformSource;
  readonly #coordinates: readonly (readonly (Coordinate | null)[])[];

  constructor(drawn: UniformSource, coordinates: readonly (readonly (Coordinate | null)[])[]) {
    this.#drawn = drawn;
    this.#coordinates = coordinates;
  }

  uniform(run: number, index: number, entity: number): number {
    const drawn = this.#drawn.uniform(run, index, entity);
    const coordinate = this.#coordinates[index]?.[entity] ?? null;
    return coordinate === null ? drawn : coordinate(run, drawn);
  }

  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    this.#drawn.fillUniform(out, firstRun, count, index, entity);
    const coordinate = this.#coordinates[index]?.[entity] ?? null;
    if (coordinate === null) return;
    for (let i = 0; i < count; i++) out[i] = coordinate(firstRun + i, out[i]);
  }

  /** Throws RangeError: no draw that comes in pairs is laid out. */
  fillUniformPair(): never {
    throw new RangeError("fillUniformPair: a design lays out single draws");
  }

  /** Throws RangeError: no draw that comes in pairs is laid out. */
  fillNormalPair(): never {
    throw new RangeError("fillNormalPair: a design lays out single draws");
  }
}

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

/** The key of a design's own random words: apart from those of the study's draws, under the same seed. */
export function designKey(seed: string): Key {
  return studyKey(`sampling: ${seed}`);
}

/** Four random words of 32 bits for a purpose (by its name), a repetition and a place in it. */
export function fillDesignWords(out: Uint32Array, key: Key, purpose: string, replicate: number, place = 0): void {
  const words = Int32Array.of(replicate, 0, 0, 0);
  philox(words, 1, place, hash32(purpose), 0, key.k0, key.k1);
  out.set(words);
}
