import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { fillExp, fillLog, fillPower } from "../../src/model/kernels/fills.ts";
import { log } from "../../src/model/kernels/log.ts";
import { power } from "../../src/model/kernels/power.ts";
import { fillUniformPairs, openUniform, philox } from "../../src/model/random/philox.ts";
import { createKernels, kernels, most } from "../../src/model/wasm/kernels.ts";

/** Odd, and of two calls. */
const count = most + 101;
const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe("kernels in WebAssembly give the bits of the TypeScript ones", () => {
  test("here at all", () => {
    expect(kernels).not.toBeNull();
  });

  test.each([
    ["exp", fillExp, exp, fc.double({ min: -689, max: 689, noNaN: true })],
    ["exp of what is near 0", fillExp, exp, fc.double({ min: -2, max: 2, noNaN: true })],
    ["log", fillLog, log, fc.double({ min: 2.3e-308, max: 1.7e308, noNaN: true })],
    ["log of what is near 1", fillLog, log, fc.double({ min: 0.2, max: 3, noNaN: true })],
  ] as const)("%s", (_, fill, kernel, numbers) => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 200 }), (given) => {
        const column = Float64Array.from({ length: count }, (_, i) => given[i % given.length]);
        const expected = column.map(kernel);
        fill(column, count);
        expect(differing(column, expected)).toEqual([]);
      }),
    );
  });

  test("powers", () => {
    const bases = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(bases, fc.double({ min: -3, max: 3, noNaN: true }), (given, exponent) => {
        const column = Float64Array.from({ length: count }, (_, i) => given[i % given.length]);
        const exponents = column.map((_, i) => exponent * (i % 3));
        const expected = column.map((base, i) => power(base, exponents[i]));
        fillPower(column, exponents, count);
        expect(differing(column, expected)).toEqual([]);
      }),
    );
  });

  test("both uniforms of every block, for any counter and key", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 5, maxLength: 5 }), word, ([c1, c2, c3, k0, k1], firstRun) => {
        const runs = Int32Array.from({ length: count }, (_, i) => firstRun + 7 * i);
        const [even, odd] = [new Float64Array(count), new Float64Array(count)];
        fillUniformPairs(even, odd, runs, count, c1, c2, c3, k0, k1);
        const words = new Int32Array(4 * count);
        for (let k = 0; k < count; k++) words[4 * k] = runs[k];
        philox(words, count, c1, c2, c3, k0, k1);
        const half = (from: number) => even.map((_, k) => openUniform(words[4 * k + from], words[4 * k + from + 1]));
        expect([...differing(even, half(0)), ...differing(odd, half(2))]).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

test("numbers that the kernels leave to TypeScript are done there: infinite, none, zero, subnormal, beyond range", () => {
  const unusual = [Number.NaN, Infinity, -Infinity, 0, -0, 5e-324, -1, 705, 800, -720, -800];
  for (const [fill, kernel] of [
    [fillExp, exp],
    [fillLog, log],
  ] as const)
    for (const one of unusual) {
      const column = Float64Array.of(1, 2, one, 3);
      const expected = column.map(kernel);
      fill(column, 4);
      expect(differing(column, expected)).toEqual([]);
    }
  const bases = Float64Array.of(2, 0, 3);
  fillPower(bases, Float64Array.of(2, 0.5, 1), 3);
  expect([...bases]).toEqual([power(2, 2), 0, power(3, 1)]);
});

test("a runtime without WebAssembly, or without its vectors, has no kernels", () => {
  expect(createKernels(undefined)).toBeNull();
  const unable = class {
    constructor() {
      throw new Error("forbidden");
    }
  };
  expect(createKernels({ validate: () => false, Module: unable as never, Instance: unable as never })).toBeNull();
  // A page's policy may forbid what the runtime could do.
  expect(createKernels({ validate: () => true, Module: unable, Instance: unable as never })).toBeNull();
});

/** Positions at which two columns are not the same number. */
function differing(found: Float64Array, expected: Float64Array): readonly number[] {
  return [...found.keys()].filter((i) => !Object.is(found[i], expected[i]));
}
