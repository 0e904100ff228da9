import { normalQuantile } from "../kernels/normal-quantile.ts";
import { hash32, type Key } from "./key.ts";
import { fillUniformPairs, openUniform, philox } from "./philox.ts";
import type { UniformSource } from "./source.ts";

/*
 * Hot loop: the blocks of many runs at once, in scratch columns that every call fills before it reads, and grows as needed.
 * The fills must equal the single draws; test/model/streams.test.ts holds them to it.
 */
const words = new Int32Array(4);
let runs = new Int32Array(0);
let otherHalf = new Float64Array(0);

/**
 * The random numbers of one purpose, e.g. `policy.dwell`, for the entities it serves. A draw has an address (run, index,
 * entity) and no history: it is the same whatever else is drawn, in whatever order, by however many workers, so two
 * scenarios under one seed differ only where their inputs differ. Entities are addressed by name, not by position.
 */
export class Stream implements UniformSource {
  readonly #key0: number;
  readonly #key1: number;
  readonly #streamWord: number;
  readonly #entityWords: readonly number[];

  constructor(key: Key, name: string, entities: readonly string[]) {
    this.#key0 = key.k0 | 0;
    this.#key1 = key.k1 | 0;
    this.#streamWord = hash32(name) | 0;
    this.#entityWords = entities.map((entity) => hash32(entity) | 0);
    const [pair] = sharingDraws(entities);
    if (pair !== undefined) throw new RangeError(`${name}: ${pair[1]} and ${pair[0]} would share their draws`);
  }

  /** A number in the open interval (0, 1), of 52 bits; `entity` is a position in the stream's list of entities. */
  uniform(run: number, index: number, entity: number): number {
    words[0] = run;
    philox(words, 1, index >>> 1, this.#word(entity), this.#streamWord, this.#key0, this.#key1);
    return (index & 1) === 0 ? openUniform(words[0], words[1]) : openUniform(words[2], words[3]);
  }

  /** `out[i]` becomes the uniform of run `firstRun + i`. */
  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    addressRow(firstRun, count);
    if ((index & 1) === 0) this.#fillPairs(out, otherHalf, count, index, entity);
    else this.#fillPairs(otherHalf, out, count, index, entity);
  }

  /**
   * The uniforms `index`, which must be even, and `index + 1` of some runs only: both halves of one block, at the price
   * of one. `even[k]` and `odd[k]` become those of run `firstRun + members[k]`.
   */
  fillUniformPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    members: Int32Array,
    count: number,
    index: number,
    entity: number,
  ): void {
    mustBeEven(index);
    reserve(count);
    for (let k = 0; k < count; k++) runs[k] = firstRun + members[k];
    this.#fillPairs(even, odd, count, index, entity);
  }

  /**
   * Standard normals from the uniforms `index`, which must be even, and `index + 1`: both halves of one block, at the
   * price of one.
   */
  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void {
    mustBeEven(index);
    addressRow(firstRun, count);
    this.#fillPairs(even, odd, count, index, entity);
    for (let i = 0; i < count; i++) even[i] = normalQuantile(even[i]);
    for (let i = 0; i < count; i++) odd[i] = normalQuantile(odd[i]);
  }

  /** Both uniforms of each block, for the runs in `runs`. */
  #fillPairs(even: Float64Array, odd: Float64Array, count: number, index: number, entity: number): void {
    const [word, stream] = [this.#word(entity), this.#streamWord];
    fillUniformPairs(even, odd, runs, count, index >>> 1, word, stream, this.#key0, this.#key1);
  }

  #word(entity: number): number {
    const word = this.#entityWords[entity];
    if (word === undefined) throw new RangeError(`entity: must be one of ${this.#entityWords.length}, got ${entity}`);
    return word;
  }
}

/** Pairs of entities whose names are one to the generator, which knows 32 bits of each: a later one with the first. */
export function sharingDraws(entities: readonly string[]): readonly (readonly [first: string, later: string])[] {
  const firstOf = new Map<number, string>();
  return entities.flatMap((entity) => {
    const word = hash32(entity);
    const first = firstOf.get(word);
    if (first === undefined) firstOf.set(word, entity);
    return first === undefined ? [] : [[first, entity] as const];
  });
}

/** Hands out the streams of one study. A second stream of the same name would repeat the first: RangeError. */
export type Streams = { readonly stream: (name: string, entities: readonly string[]) => Stream };

export function createStreams(key: Key): Streams {
  const nameOf = new Map<number, string>();
  return {
    stream(name, entities) {
      const other = nameOf.get(hash32(name));
      if (other === name) throw new RangeError(`stream ${name}: already has an owner`);
      if (other !== undefined) throw new RangeError(`streams ${name} and ${other}: would share their draws`);
      nameOf.set(hash32(name), name);
      return new Stream(key, name, entities);
    },
  };
}

function reserve(count: number): void {
  if (runs.length >= count) return;
  runs = new Int32Array(count);
  otherHalf = new Float64Array(count);
}

function addressRow(firstRun: number, count: number): void {
  reserve(count);
  for (let i = 0; i < count; i++) runs[i] = firstRun + i;
}

function mustBeEven(index: number): void {
  if ((index & 1) === 1) throw new RangeError(`index of a pair: must be even, got ${index}`);
}
