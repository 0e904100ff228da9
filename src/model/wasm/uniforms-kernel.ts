import type { Kernel } from "./assemble.ts";
import { type Code, f64, get, i32, i64, loop, set } from "./code.ts";

const multipliers = [0xd2511f53n, 0xcd9e8d57n] as const;
const keySteps = [0x9e3779b9n, 0xbb67ae85n] as const;
const rounds = 10;
const lowerHalf = 0xffffffffn;

/**
 * The two uniforms of each block of `philox`, as `openUniform` of `src/model/random/philox.ts` reads them: of the
 * counters whose first words stand at `runs`, four bytes each, to columns at `even` and `odd`. Given the bytes of a column
 * and what all counters share, three words of counter and two of key.
 */
export function uniformsKernel(runs: number, even: number, odd: number): Kernel {
  const [bytes, counter1, counter2, counter3, key0, key1, at] = [0, 1, 2, 3, 4, 5, 6];
  const counter = [7, 8, 9, 10];
  const product = [11, 12];
  const key = [13, 14];
  const low = (value: Code) => i64.and(value, i64.const(lowerHalf));
  const high = (value: Code) => i64.shiftRight(value, i64.const(32n));
  const mix = (product: number, word: number, key: number) => i64.xor(i64.xor(high(get(product)), get(word)), get(key));
  const round = [
    ...set(product[0], i64.multiply(get(counter[0]), i64.const(multipliers[0]))),
    ...set(product[1], i64.multiply(get(counter[2]), i64.const(multipliers[1]))),
    ...set(counter[0], mix(product[1], counter[1], key[0])),
    ...set(counter[1], low(get(product[1]))),
    ...set(counter[2], mix(product[0], counter[3], key[1])),
    ...set(counter[3], low(get(product[0]))),
    ...key.flatMap((word, k) => set(word, low(i64.add(get(word), i64.const(keySteps[k]))))),
  ];
  const step = [
    ...set(counter[0], i64.from(i32.load(i32.shiftRight(get(at), i32.const(1)), runs))),
    ...[counter1, counter2, counter3].flatMap((word, k) => set(counter[k + 1], i64.from(get(word)))),
    ...[key0, key1].flatMap((word, k) => set(key[k], i64.from(get(word)))),
    ...Array(rounds).fill(round).flat(),
    ...f64.store(get(at), even, openUniform(get(counter[0]), get(counter[1]))),
    ...f64.store(get(at), odd, openUniform(get(counter[2]), get(counter[3]))),
  ];
  const locals = ["i32", ...Array(8).fill("i64")] as const;
  return { name: "uniforms", parameters: 6, locals, gives: false, code: loop(at, bytes, 8, step) };
}

/** 26 bits of each word, and a half, over 2^52. */
function openUniform(high: Code, low: Code): Code {
  const upper = i64.shiftLeft(i64.shiftRight(high, i64.const(6n)), i64.const(26n));
  const whole = i64.or(upper, i64.shiftRight(low, i64.const(6n)));
  return f64.multiply(f64.add(f64.from(whole), f64.const(0.5)), f64.const(1 / 4503599627370496));
}
