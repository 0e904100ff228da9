import { describe, expect, test } from "vitest";
import { studyKey } from "../../../../src/model/random/key.ts";
import { sobolCoordinate } from "../../../../src/sim/engine/sampling/designs/sobol.ts";
import { leadingDimensions } from "../../../../src/sim/engine/sampling/dimensions.ts";
import { reversed, scrambled, sobol, sobolDimensions } from "../../../../src/sim/engine/sampling/sobol.ts";
import fixture from "../../../fixtures/sobol.json" with { type: "json" };

/** Scipy goes through the points in the order of the Gray code. */
const grayCode = (k: number) => (k ^ (k >>> 1)) >>> 0;
const pointAt = (index: number) => Array.from({ length: 32 }, (_, dimension) => sobol(index, dimension));

describe("Sobol' points", () => {
  test("are scipy's, the first 64 and four past a million, in 32 dimensions", () => {
    fixture.first.forEach((point, k) => {
      expect(pointAt(grayCode(k))).toEqual(point);
    });
    fixture.from1000003.forEach((point, k) => {
      expect(pointAt(grayCode(1_000_003 + k))).toEqual(point);
    });
  });

  test("there are direction numbers for every leading dimension, each named once", () => {
    expect(leadingDimensions.length).toBeLessThanOrEqual(sobolDimensions);
    expect(new Set(leadingDimensions).size).toBe(leadingDimensions.length);
  });
});

describe("nested scrambling", () => {
  test("digits read backwards twice are the digits", () => {
    expect(reversed(1)).toBe(0x80000000);
    for (const word of [0, 1, 0x12345678, 0xffffffff]) expect(reversed(reversed(word))).toBe(word);
  });

  test("flips a digit by those before it alone: points that share k digits share k after it, and differ in the next", () => {
    const by = { a: 0x9e3779b9, b: 0x7f4a7c15 };
    for (let digits = 0; digits < 24; digits++) {
      const [low, high] = [0x5a5a5a5a, (0x5a5a5a5a ^ (1 << (31 - digits))) >>> 0].map((point) =>
        scrambled(point, by, 24),
      );
      expect(Math.clz32(low ^ high)).toBe(digits);
    }
  });

  const key = studyKey("nets");
  const one = (run: number) => ({ replicate: 3, index: run });
  const coordinates = ["policy.coverage", "policy.dwell/0"].map((name) => sobolCoordinate(key, name, one));

  test("every elementary interval of 2^-8 in the first two dimensions holds exactly one of 256 points: a (0, 8, 2)-net", () => {
    const points = Array.from({ length: 256 }, (_, run) => coordinates.map((of) => of(run, 0.5)));
    for (let across = 0; across <= 8; across++) {
      const cells = new Set(
        points.map(([x, y]) => `${Math.floor(x * 2 ** across)} ${Math.floor(y * 2 ** (8 - across))}`),
      );
      expect(cells.size).toBe(256);
    }
  });

  test("every dimension, joint or by itself, has one of 256 points in each 256th, from any multiple of 256 on", () => {
    for (const name of ["policy.coverage", "input/shipments.transit", "input/anything.else", "makers.firstFirm/x"]) {
      const of = sobolCoordinate(key, name, one);
      for (const first of [0, 256, 7 * 256]) {
        const strata = Array.from({ length: 256 }, (_, k) => Math.floor(256 * of(first + k, 0.5)));
        expect(new Set(strata).size).toBe(256);
      }
    }
  });

  /** Over 4,000 scramblings the mean of a uniform scatters by 0.0046: five of them. */
  test("the first point is uniform over scramblings, and so are the dimensions by themselves", () => {
    for (const name of ["policy.coverage", "input/anything.else"]) {
      const of = sobolCoordinate(key, name, (run) => ({ replicate: run, index: 0 }));
      const values = Array.from({ length: 4000 }, (_, run) => of(run, 0.5));
      const mean = values.reduce((sum, u) => sum + u, 0) / 4000;
      const variance = values.reduce((sum, u) => sum + (u - mean) ** 2, 0) / 4000;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.023);
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.006);
    }
  });

  test("dimensions that are laid out by themselves are in orders of their own", () => {
    const [a, b] = ["input/one", "input/other"].map((name) => sobolCoordinate(key, name, one));
    let product = 0;
    for (let run = 0; run < 4096; run++) product += (a(run, 0.5) - 0.5) * (b(run, 0.5) - 0.5);
    // Independent orders: five standard errors of a correlation.
    expect(Math.abs((12 * product) / 4096)).toBeLessThan(5 / Math.sqrt(4096));
  });
});
