import { assemble, type Kernel } from "../../../model/wasm/assemble.ts";
import {
  type Code,
  f64,
  f64x2,
  get,
  i32,
  i32x4,
  i64x2,
  loop,
  lowerHalves,
  set,
  v128,
} from "../../../model/wasm/code.ts";
import { exportsOf, ownRuntime } from "../../../model/wasm/kernels.ts";
import { droppedBits, firstInner, inner, topBin } from "./bins.ts";

/*
 * Hot loop: the bins of many values in WebAssembly, two values at a time, with their sum, the lowest and the highest. The
 * loops of tally.ts are the reference that they match bit for bit, and stand in for them where a runtime has no vectors.
 */

/** So many values are done in one call. */
export const most = 1024;

const [valuesAt, binsAt] = [0, most * Float64Array.BYTES_PER_ELEMENT];
const totalsAt = binsAt + most * Int32Array.BYTES_PER_ELEMENT;
/** After the sum, at a multiple of 16, two numbers each: the lowest and the highest of every other value. */
const [lowAt, highAt] = [16, 32];

export type BinsKernel = {
  /** Of so many bytes of values, a multiple of 16. */
  readonly linear: (bytes: number) => void;
  /** `shift` is added to the first bits of a value. */
  readonly log: (bytes: number, shift: number) => void;
  readonly values: Float64Array;
  readonly bins: Int32Array;
  /** The sum, from which a call goes on; at 2 and 3 the lowest, at 4 and 5 the highest of all calls since they were set. */
  readonly totals: Float64Array;
};

/** Null where the runtime has no WebAssembly with vectors. */
export const binsKernel = createBinsKernel();

function createBinsKernel(): BinsKernel | null {
  const exports = exportsOf(assemble([linearKernel(), logKernel()], 1), ownRuntime);
  if (exports === null) return null;
  const { linear, log, memory } = exports as typeof exports & Pick<BinsKernel, "linear" | "log">;
  return {
    ...{ linear, log },
    values: new Float64Array(memory.buffer, valuesAt, most),
    bins: new Int32Array(memory.buffer, binsAt, most),
    totals: new Float64Array(memory.buffer, totalsAt, 6),
  };
}

function linearKernel(): Kernel {
  return kernel("linear", 1, (value) => {
    const inside = i32x4.least(i32x4.from(f64x2.multiply(value, f64x2.const(inner))), i32x4.const(inner));
    return v128.andNot(i32x4.add(inside, i32x4.const(firstInner)), lowerHalves(f64x2.atMost(value, f64x2.const(0))));
  });
}

function logKernel(): Kernel {
  const shift = 1;
  return kernel("log", 2, (value) => {
    const found = i32x4.add(lowerHalves(i64x2.shiftRightSigned(value, 32 + droppedBits)), i32x4.same(get(shift)));
    // Below the inner bins there are that of small values and that of zero.
    const below = i32x4.subtract(i32x4.const(0), lowerHalves(f64x2.more(value, f64x2.const(0))));
    return i32x4.least(i32x4.most(found, below), i32x4.const(topBin));
  });
}

function kernel(name: string, parameters: number, binsOf: (value: Code) => Code): Kernel {
  const bytes = 0;
  const [at, sum, value, low, high] = [0, 1, 2, 3, 4].map((local) => local + parameters);
  const none = i32.const(0);
  const code = [
    ...set(sum, f64.load(none, totalsAt)),
    ...set(low, v128.load(none, totalsAt + lowAt)),
    ...set(high, v128.load(none, totalsAt + highAt)),
    ...loop(at, bytes, 16, [
      ...set(value, v128.load(get(at), valuesAt)),
      ...set(sum, f64.add(f64.add(get(sum), f64x2.lane(get(value), 0)), f64x2.lane(get(value), 1))),
      ...set(low, f64x2.least(get(low), get(value))),
      ...set(high, f64x2.most(get(high), get(value))),
      ...v128.storeLow(i32.shiftRight(get(at), i32.const(1)), binsAt, binsOf(get(value))),
    ]),
    ...f64.store(none, totalsAt, get(sum)),
    ...v128.store(none, totalsAt + lowAt, get(low)),
    ...v128.store(none, totalsAt + highAt, get(high)),
  ];
  return { name, parameters, locals: ["i32", "f64", "v128", "v128", "v128"], gives: false, code };
}
