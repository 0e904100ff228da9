import { normalQuantile } from "../kernels/normal-quantile.ts";
import { hash32 } from "./hash.ts";
import type { Key } from "./key.ts";
import { philox } from "./philox.ts";
import type { UniformSource } from "./uniform-source.ts";

/*
 * Hot loop: one Philox block a call, written into a scratch block that every call fills before it reads.
 * The fills must equal the single draws; test/model/streams.test.ts holds them to it.
 */
const block = new Uint32Array(4);

/**
 * The random numbers of one purpose, e.g. `policy.dwell`, for the entities it serves. A draw has an address (run, index,
 * entity) and no history: it is the same whatever else is drawn, in whatever order, by however many workers, so two
 * scenarios under one seed differ only where their inputs differ. Entities are addressed by name, not by position.
 */
export class Stream implements UniformSource {
  readonly #key: Key;
  readonly #streamWord: number;
  readonly #entityWords: readonly number[];

  constructor(key: Key, name: string, entities: readonly string[]) {
    this.#key = key;
    this.#streamWord = hash32(name);
    this.#entityWords = entities.map(hash32);
    for (let i = 0; i < entities.length; i++) {
      const first = this.#entityWords.indexOf(this.#entityWords[i]);
      if (first < i) throw new RangeError(`${name}: ${entities[i]} and ${entities[first]} would share their draws`);
    }
  }

  /** A number in the open interval (0, 1), of 52 bits; `entity` is a position in the stream's list of entities. */
  uniform(run: number, index: number, entity: number): number {
    philox(block, run, index >>> 1, this.#word(entity), this.#streamWord, this.#key.k0, this.#key.k1);
    return (index & 1) === 0 ? evenUniform() : oddUniform();
  }

  /** The uniforms `index`, which must be even, and `index + 1`: both halves of one block, at the price of one. */
  uniformPair(out: Float64Array, run: number, index: number, entity: number): void {
    if ((index & 1) === 1) throw new RangeError(`index of a pair: must be even, got ${index}`);
    philox(block, run, index >>> 1, this.#word(entity), this.#streamWord, this.#key.k0, this.#key.k1);
    out[0] = evenUniform();
    out[1] = oddUniform();
  }

  /** `out[i]` becomes the uniform of run `firstRun + i`. */
  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    const { k0, k1 } = this.#key;
    const entityWord = this.#word(entity);
    const streamWord = this.#streamWord;
    const even = (index & 1) === 0;
    for (let i = 0; i < count; i++) {
      philox(block, firstRun + i, index >>> 1, entityWord, streamWord, k0, k1);
      out[i] = even ? evenUniform() : oddUniform();
    }
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
    if ((index & 1) === 1) throw new RangeError(`index of a pair: must be even, got ${index}`);
    const { k0, k1 } = this.#key;
    const entityWord = this.#word(entity);
    const streamWord = this.#streamWord;
    for (let i = 0; i < count; i++) {
      philox(block, firstRun + i, index >>> 1, entityWord, streamWord, k0, k1);
      even[i] = normalQuantile(evenUniform());
      odd[i] = normalQuantile(oddUniform());
    }
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

const evenUniform = () => openUniform(block[0], block[1]);

const oddUniform = () => openUniform(block[2], block[3]);

/**
 * 52 bits of two words, at the middle of their cell: from 2^-53 to 1 - 2^-53, so no quantile is ever infinite.
 * 53 bits and a half would round to 1 at the top.
 */
function openUniform(high: number, low: number): number {
  return ((high >>> 6) * 67108864 + (low >>> 6) + 0.5) / 4503599627370496;
}
