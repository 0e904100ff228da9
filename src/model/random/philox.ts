import { type Kernels, kernels, most } from "../wasm/kernels.ts";

/*
 * Hot loop: ten rounds for every two draws. All words are 32-bit integers, kept signed: the engine holds others on its heap.
 * JavaScript has no 32 x 32 -> 64 bit product, so the high word is put together from 16-bit halves; dividing the
 * product by 2^32 would round it.
 */

/** Multipliers and key increments of the paper, the multipliers as 16-bit halves too. */
const multiplier0 = 0xd2511f53;
const multiplier0High = 0xd251;
const multiplier0Low = 0x1f53;
const multiplier1 = 0xcd9e8d57;
const multiplier1High = 0xcd9e;
const multiplier1Low = 0x8d57;
const keyStep0 = 0x9e3779b9;
const keyStep1 = 0xbb67ae85;

/**
 * Philox4x32-10 of `count` counters under one key: on entry `words[4 k]` holds the first word of counter k, and all share
 * the other three; on exit `words[4 k]` to `words[4 k + 3]` hold its four random words. A block cipher rather than a
 * sequence: any block is reached at once, so a draw has an address and no history.
 *
 * Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011, doi:10.1145/2063384.2063405.
 */
export function philox(
  words: Int32Array,
  count: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  for (let at = 0; at < 4 * count; at += 4) {
    let c0 = words[at];
    let c1 = counter1 | 0;
    let c2 = counter2 | 0;
    let c3 = counter3 | 0;
    let k0 = key0 | 0;
    let k1 = key1 | 0;
    for (let round = 0; round < 10; round++) {
      const low0 = c0 & 0xffff;
      const high0 = c0 >>> 16;
      const middle0 = (Math.imul(multiplier0High, low0) + (Math.imul(multiplier0Low, low0) >>> 16)) | 0;
      const carry0 = (Math.imul(multiplier0Low, high0) + (middle0 & 0xffff)) | 0;
      const product0High = (Math.imul(multiplier0High, high0) + (middle0 >>> 16) + (carry0 >>> 16)) | 0;

      const low1 = c2 & 0xffff;
      const high1 = c2 >>> 16;
      const middle1 = (Math.imul(multiplier1High, low1) + (Math.imul(multiplier1Low, low1) >>> 16)) | 0;
      const carry1 = (Math.imul(multiplier1Low, high1) + (middle1 & 0xffff)) | 0;
      const product1High = (Math.imul(multiplier1High, high1) + (middle1 >>> 16) + (carry1 >>> 16)) | 0;

      const product0Low = Math.imul(multiplier0, c0);
      const product1Low = Math.imul(multiplier1, c2);
      c0 = product1High ^ c1 ^ k0;
      c1 = product1Low;
      c2 = product0High ^ c3 ^ k1;
      c3 = product0Low;
      k0 = (k0 + keyStep0) | 0;
      k1 = (k1 + keyStep1) | 0;
    }
    words[at] = c0;
    words[at + 1] = c1;
    words[at + 2] = c2;
    words[at + 3] = c3;
  }
}

/*
 * Hot loop: the two uniforms of each of many blocks, in WebAssembly where the runtime has it. In scratch words that every
 * call fills before it reads, and grows as needed.
 */
let words = new Int32Array(4);

/**
 * Under one key, the two uniforms of the Philox blocks whose counters begin with the first `count` of `runs` and share
 * their other three words: `even[k]` and `odd[k]` become those of `runs[k]`, each in the open interval (0, 1).
 */
export function fillUniformPairs(
  even: Float64Array,
  odd: Float64Array,
  runs: Int32Array,
  count: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  if (kernels !== null) {
    fillFast(kernels, even, odd, runs, count, counter1, counter2, counter3, key0, key1);
    return;
  }
  if (words.length < 4 * count) words = new Int32Array(4 * count);
  for (let k = 0; k < count; k++) words[4 * k] = runs[k];
  philox(words, count, counter1, counter2, counter3, key0, key1);
  for (let k = 0; k < count; k++) even[k] = openUniform(words[4 * k], words[4 * k + 1]);
  for (let k = 0; k < count; k++) odd[k] = openUniform(words[4 * k + 2], words[4 * k + 3]);
}

function fillFast(
  { uniforms, first, second, runs: given }: Kernels,
  even: Float64Array,
  odd: Float64Array,
  runs: Int32Array,
  count: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  for (let from = 0; from < count; from += most) {
    const size = Math.min(most, count - from);
    for (let k = 0; k < size; k++) given[k] = runs[from + k];
    uniforms(size * Float64Array.BYTES_PER_ELEMENT, counter1, counter2, counter3, key0, key1);
    for (let k = 0; k < size; k++) {
      even[from + k] = first[k];
      odd[from + k] = second[k];
    }
  }
}

/**
 * 52 bits of two words, at the middle of their cell: from 2^-53 to 1 - 2^-53, so no quantile is ever infinite.
 * 53 bits and a half would round to 1 at the top.
 */
export function openUniform(high: number, low: number): number {
  return ((high >>> 6) * 67108864 + (low >>> 6) + 0.5) / 4503599627370496;
}
