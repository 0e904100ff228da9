import type { Kernel } from "./assemble.ts";
import { type Code, f64x2, get, i64x2, loop, lowerHalves, set, v128 } from "./code.ts";

const { add, subtract, multiply, divide } = f64x2;
const number = f64x2.const;

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const smallestNormal = 2.2250738585072014e-308;
const exponentBias = 1023n;
const mantissaBits = 52;

/** Upper halves of 1 and of sqrt(1/2): adding their difference carries into the exponent from sqrt 2 on. */
const carryFromRootTwo = BigInt(0x3ff00000 - 0x3fe6a09e) << 32n;

/**
 * `log` of `src/model/kernels/log.ts`, operation by operation, two numbers at a time: of the column at `from`, of so many
 * bytes, to the one at `to`. Gives other than 0 where a number is not a normal one above 0, and its result void.
 */
export function logKernel(from: number, to: number): Kernel {
  const [bytes, at, outside, x, power, k, m, f, s, z, w, half] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const isUsual = v128.and(f64x2.atLeast(get(x), number(smallestNormal)), f64x2.less(get(x), number(Infinity)));
  const series = (coefficients: readonly number[]): Code => {
    const [last, ...others] = [...coefficients].reverse();
    return others.reduce((sum, c) => add(number(1 / c), multiply(get(w), sum)), number(1 / last));
  };
  const odd = multiply(get(z), series([3, 7, 11, 15, 19]));
  const even = multiply(get(w), series([5, 9, 13, 17, 21]));
  const tail = add(
    multiply(get(s), add(get(half), multiply(number(2), add(odd, even)))),
    multiply(get(k), number(ln2Low)),
  );
  const step = [
    ...set(x, v128.load(get(at), from)),
    ...set(outside, v128.or(get(outside), v128.not(isUsual))),
    ...set(
      power,
      i64x2.subtract(
        i64x2.shiftRight(i64x2.add(get(x), i64x2.const(carryFromRootTwo)), mantissaBits),
        i64x2.const(exponentBias),
      ),
    ),
    ...set(k, f64x2.from(lowerHalves(get(power)))),
    ...set(m, i64x2.subtract(get(x), i64x2.shiftLeft(get(power), mantissaBits))),
    ...set(f, subtract(get(m), number(1))),
    ...set(s, divide(get(f), add(get(m), number(1)))),
    ...set(z, multiply(get(s), get(s))),
    ...set(w, multiply(get(z), get(z))),
    ...set(half, multiply(multiply(get(f), get(f)), number(0.5))),
    ...v128.store(
      get(at),
      to,
      subtract(multiply(get(k), number(ln2High)), subtract(subtract(get(half), tail), get(f))),
    ),
  ];
  const code = [...loop(at, bytes, 16, step), ...v128.anyTrue(get(outside))];
  return { name: "log", parameters: 1, locals: ["i32", ...Array(10).fill("v128")], gives: true, code };
}
