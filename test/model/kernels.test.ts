import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { fillExp, fillLog, fillPower } from "../../src/model/kernels/fills.ts";
import { log } from "../../src/model/kernels/log.ts";
import { normalQuantile } from "../../src/model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../src/model/kernels/normal-survival.ts";
import { power } from "../../src/model/kernels/power.ts";
import reference from "../fixtures/kernels.json" with { type: "json" };

/** Correctly rounded values, made with 60-digit decimal arithmetic. */
const pairs = reference as unknown as Readonly<Record<string, readonly (readonly [number, number])[]>>;

/** Distance in units in the last place of the true value. */
function ulps(found: number, truth: number): number {
  if (Object.is(found, truth) || found === truth) return 0;
  const unit = Math.max(2 ** -1074, 2 ** (Math.floor(Math.log2(Math.abs(truth))) - 52));
  return Math.abs(found - truth) / unit;
}

function worst(kernel: (x: number) => number, name: string): number {
  return Math.max(...pairs[name].map(([x, truth]) => ulps(kernel(x), truth)));
}

describe("against 60-digit arithmetic", () => {
  test("exp is within one unit in the last place", () => {
    expect(worst(exp, "exp")).toBeLessThanOrEqual(1);
  });

  test("log is within one unit in the last place", () => {
    expect(worst(log, "log")).toBeLessThanOrEqual(1);
  });

  test("the normal quantile is within 1e-15 relative", () => {
    for (const [p, z] of pairs.normalQuantile)
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(1e-15 * Math.abs(z));
  });

  test("the normal survival is within 1e-13 relative, far into the upper tail", () => {
    for (const [z, p] of pairs.normalSurvival) expect(Math.abs(normalSurvival(z) - p)).toBeLessThanOrEqual(1e-13 * p);
  });
});

describe("at the edges", () => {
  test("exp: overflow, underflow, subnormal, infinities, NaN", () => {
    expect([exp(710), exp(-746), exp(Infinity), exp(-Infinity), exp(0)]).toEqual([Infinity, 0, Infinity, 0, 1]);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(709.7)).toBeLessThan(Infinity);
    expect(exp(Number.NaN)).toBeNaN();
  });

  test("log: zero, negative, infinity, the smallest number, NaN", () => {
    expect([log(0), log(1), log(Infinity)]).toEqual([-Infinity, 0, Infinity]);
    expect(log(5e-324)).toBeCloseTo(-1074 * Math.LN2, 10);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
  });

  test("power: 2^10, roots, zero to zero and to positive and negative powers", () => {
    expect(power(2, 10)).toBeCloseTo(1024, 10);
    expect(power(2, 0.5)).toBeCloseTo(Math.SQRT2, 14);
    expect([power(0, 0), power(0, 2), power(0, -1)]).toEqual([1, 0, Infinity]);
  });
});

test("the normal quantile rises, and survival undoes it", () => {
  let last = -Infinity;
  for (let k = 1; k < 4000; k++) {
    const z = normalQuantile(k / 4000);
    expect(z).toBeGreaterThan(last);
    expect(normalSurvival(z)).toBeCloseTo(1 - k / 4000, 13);
    last = z;
  }
});

test("the bits of 100,000 values of each kernel are those frozen here, in every engine", () => {
  const values = new Float64Array(400_000);
  for (let i = 0; i < 100_000; i++) {
    const x = (i * 0.618033988749895) % 1;
    values[4 * i] = exp(40 * x - 20);
    values[4 * i + 1] = log(1000 * x + 1e-9);
    values[4 * i + 2] = normalQuantile(0.999999 * x + 5e-7);
    values[4 * i + 3] = power(3 * x, 1.3);
  }
  expect(createHash("sha256").update(new Uint8Array(values.buffer)).digest("hex").slice(0, 16)).toBe(
    "08732b764ed33243",
  );
});

test("over a column the kernels give the bits of one call a number, and touch no other", () => {
  const x = Float64Array.from({ length: 100 }, (_, i) => i / 7);
  const exponent = x.map((value) => 3 - value);
  const filled = (fill: (column: Float64Array) => void) => {
    const column = x.slice();
    fill(column);
    return [...column];
  };
  const expected = (kernel: (value: number, i: number) => number) =>
    [...x].map((value, i) => (i < 90 ? kernel(value, i) : value));
  expect(filled((column) => fillExp(column, 90))).toEqual(expected(exp));
  expect(filled((column) => fillLog(column, 90))).toEqual(expected(log));
  expect(filled((column) => fillPower(column, exponent, 90))).toEqual(
    expected((value, i) => power(value, exponent[i])),
  );
});
