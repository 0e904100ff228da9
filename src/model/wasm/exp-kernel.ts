import type { Kernel } from "./assemble.ts";
import { type Code, f64x2, get, i64x2, loop, set, v128 } from "./code.ts";

const { add, subtract, multiply } = f64x2;
const number = f64x2.const;

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const exponentBias = 1023n;
const mantissaBits = 52;

/** Beyond it e^x is told from its parts in more than one way. */
const farthest = 690;

/**
 * `exp` of `src/model/kernels/exp.ts`, operation by operation, two numbers at a time: of the column at `from`, of so many
 * bytes, to the one at `to`. Gives other than 0 where a number is not one between -690 and 690, and its result void.
 */
export function expKernel(from: number, to: number): Kernel {
  const [bytes, at, outside, x, k, high, r, r2] = [0, 1, 2, 3, 4, 5, 6, 7];
  const low = multiply(get(k), number(ln2Low));
  const step = [
    ...set(x, v128.load(get(at), from)),
    ...set(outside, v128.or(get(outside), v128.not(f64x2.less(f64x2.abs(get(x)), number(farthest))))),
    ...set(k, f64x2.floor(add(multiply(get(x), number(Math.LOG2E)), number(0.5)))),
    ...set(high, subtract(get(x), multiply(get(k), number(ln2High)))),
    ...set(r, subtract(get(high), low)),
    ...set(r2, multiply(get(r), get(r))),
    ...v128.store(
      get(at),
      to,
      multiply(
        add(number(1), add(get(high), subtract(tail(get(r), get(r2)), low))),
        i64x2.shiftLeft(i64x2.add(i64x2.from(get(k)), i64x2.const(exponentBias)), mantissaBits),
      ),
    ),
  ];
  const code = [...loop(at, bytes, 16, step), ...v128.anyTrue(get(outside))];
  return { name: "exp", parameters: 1, locals: ["i32", ...Array(6).fill("v128")], gives: true, code };
}

/** r^2 (1/2 + r/6 + r^2 (1/24 + r/120 + r^2 (...))), to the 13th power of r. */
function tail(r: Code, r2: Code): Code {
  const pair = (even: number, odd: number) => add(number(1 / even), multiply(r, number(1 / odd)));
  let sum = pair(479001600, 6227020800);
  for (const [even, odd] of [
    [3628800, 39916800],
    [40320, 362880],
    [720, 5040],
    [24, 120],
    [2, 6],
  ])
    sum = add(pair(even, odd), multiply(r2, sum));
  return multiply(r2, sum);
}
