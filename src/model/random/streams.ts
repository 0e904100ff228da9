import { normalQuantile } from "../kernels/normal-quantile.ts";
import { hash32 } from "./hash.ts";
import type { Key } from "./key.ts";
import { philox } from "./philox.ts";
import type { UniformSource } from "./uniform-source.ts";

/*
 * Hot loop: the blocks of many runs at once, in scratch words that every call fills before it reads, and grows as needed.
 * The fills must equal the single draws; test/model/streams.test.ts holds them to it.
 */
let words = new Int32Array(4);

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
    for (let i = 0; i < entities.length; i++) {
      const first = this.#entityWords.indexOf(this.#entityWords[i]);
      if (first < i) throw new RangeError(`${name}: ${entities[i]} and ${entities[first]} would share their draws`);
    }
  }

  /** A number in the open interval (0, 1), of 52 bits; `entity` is a position in the stream's list of entities. */
  uniform(run: number, index: number, entity: number): number {
    words[0] = run;
    this.#encipher(1, index, entity);
    return (index & 1) === 0 ? openUniform(words[0], words[1]) : openUniform(words[2], words[3]);
  }

  /** `out[i]` becomes the uniform of run `firstRun + i`. */
  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    addressRow(firstRun, count);
    this.#encipher(count, index, entity);
    readUniforms(out, count, index & 1);
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
    for (let k = 0; k < count; k++) words[4 * k] = firstRun + members[k];
    this.#encipher(count, index, entity);
    readUniforms(even, count, 0);
    readUniforms(odd, count, 1);
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
    this.#encipher(count, index, entity);
    readUniforms(even, count, 0);
    readUniforms(odd, count, 1);
    for (let i = 0; i < count; i++) even[i] = normalQuantile(even[i]);
    for (let i = 0; i < count; i++) odd[i] = normalQuantile(odd[i]);
  }

  /** Turns the runs in `words` into the random words of their draws. */
  #encipher(count: number, index: number, entity: number): void {
    philox(words, count, index >>> 1, this.#word(entity), this.#streamWord, this.#key0, this.#key1);
  }

  #word(entity: number): number {
    const word = this.#entityWords[entity];
    if (word === undefined) throw new RangeError(`entity: must be one of ${this.#entityWords.length}, got ${entity}`);
    return word;
  }
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
  if (words.length < 4 * count) words = new Int32Array(4 * count);
}

function addressRow(firstRun: number, count: number): void {
  reserve(count);
  for (let i = 0; i < count; i++) words[4 * i] = firstRun + i;
}

/** One half of each block: 0 for the even uniform, 1 for the odd. */
function readUniforms(out: Float64Array, count: number, half: number): void {
  for (let i = 0; i < count; i++) out[i] = openUniform(words[4 * i + 2 * half], words[4 * i + 2 * half + 1]);
}

function mustBeEven(index: number): void {
  if ((index & 1) === 1) throw new RangeError(`index of a pair: must be even, got ${index}`);
}

/**
 * 52 bits of two words, at the middle of their cell: from 2^-53 to 1 - 2^-53, so no quantile is ever infinite.
 * 53 bits and a half would round to 1 at the top.
 */
function openUniform(high: number, low: number): number {
  return ((high >>> 6) * 67108864 + (low >>> 6) + 0.5) / 4503599627370496;
}
