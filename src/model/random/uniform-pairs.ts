import { type Kernels, kernels, most } from "../wasm/kernels.ts";
import { philox } from "./philox.ts";

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
