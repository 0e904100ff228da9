import fc from "fast-check";
import { quantileSorted } from "simple-statistics";
import { describe, expect, test } from "vitest";
import type { SeriesKey } from "../../../src/model/series.ts";
import { bandsOf } from "../../../src/sim/engine/bands/bands-of.ts";
import { binsOf } from "../../../src/sim/engine/bands/bins.ts";
import { type Counted, mergeCounted, takeCounted } from "../../../src/sim/engine/bands/counted.ts";
import { createTally, tallyWeek } from "../../../src/sim/engine/bands/tally.ts";
import { bandsFromCsv, bandsToCsv } from "../../../src/sim/study/files/bands.ts";
import { binomialCdf, quantileRankLimits } from "../../../src/sim/study/quantiles.ts";
import { summarizeOutcome } from "../../../src/sim/study/summarize.ts";

const price: SeriesKey = { series: "priceAskUsdPerKg", material: "Dy", sector: null, unit: "USD/kg", typical: 300 };
const share: SeriesKey = { series: "unmetNeedShare", material: "Dy", sector: "traction", unit: "share", typical: null };

function bandOf(key: SeriesKey, values: readonly number[], parts = 1) {
  const bins = [binsOf(key)];
  const tally = createTally([key], 1, values.length);
  const sums = new Float64Array(1);
  const counted: Counted[] = [];
  const size = Math.ceil(values.length / parts);
  for (let from = 0; from < values.length; from += size) {
    tallyWeek(tally, sums, bins, 0, [Float64Array.from(values.slice(from, from + size))]);
    counted.push(takeCounted(tally, bins));
  }
  return bandsOf(mergeCounted(counted), sums, [key], "2026-01-06", values.length)[0];
}

describe("bands from counts", () => {
  const figures = [
    ["p05", 0.05],
    ["p25", 0.25],
    ["p50", 0.5],
    ["p90", 0.9],
  ] as const;

  test("quantiles lie within a bin, 1.6 %, of the exact ones for any prices within 128 times of the usual", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 3, max: 30_000, noNaN: true }), { minLength: 200, maxLength: 400 }),
        (values) => {
          const band = bandOf(price, values);
          const sorted = [...values].sort((a, b) => a - b);
          for (const [name, p] of figures) {
            // The exact quantile interpolates between two order statistics: allow a bin around either.
            const rank = p * (values.length - 1);
            expect(band[name]).toBeGreaterThanOrEqual(sorted[Math.floor(rank)] * (1 - 0.016));
            expect(band[name]).toBeLessThanOrEqual(sorted[Math.ceil(rank)] * (1 + 0.016));
          }
        },
      ),
    );
  });

  test("quantiles of shares lie within 0.001, and shares of exactly 0 and 1 are exact", () => {
    const values = Array.from({ length: 1001 }, (_, i) => i / 1000);
    const band = bandOf(share, values);
    for (const [name, p] of figures) expect(Math.abs(band[name] - quantileSorted(values, p))).toBeLessThan(0.001);
    const extremes = bandOf(share, [...Array(60).fill(0), ...Array(40).fill(1)]);
    expect([extremes.p05, extremes.p50, extremes.p75, extremes.p95]).toEqual([0, 0, 1, 1]);
  });

  test("quantiles that fall on exact zeros are exactly 0, beside values however small", () => {
    const values = [...Array(60).fill(0), ...Array.from({ length: 40 }, (_, i) => 10 ** (i / 10 - 6))];
    for (const key of [price, share]) {
      const band = bandOf(key, values);
      expect([band.p05, band.p25, band.p50]).toEqual([0, 0, 0]);
      expect(band.p75).toBeGreaterThan(0);
    }
    expect(bandOf(price, [...Array(40).fill(0), ...Array(60).fill(0.2)]).p50).toBeGreaterThan(0);
  });

  test("a series that is the same in all runs has bands of no width", () => {
    const band = bandOf(price, Array(500).fill(283.7));
    expect([band.p05, band.p50, band.p95]).toEqual([283.7, 283.7, 283.7]);
  });

  test("values beyond the range are counted at the edge, and no band leaves what was seen", () => {
    const band = bandOf(price, [1e-9, 0, 300, 1e9]);
    expect(band.p05).toBeGreaterThanOrEqual(0);
    expect(band.p95).toBeLessThanOrEqual(1e9);
  });

  test("counting in parts is counting at once", () => {
    const values = Array.from({ length: 999 }, (_, i) => 100 + ((i * 7919) % 997));
    const { mean: meanOfParts, ...parts } = bandOf(price, values, 7);
    const { mean, ...whole } = bandOf(price, values);
    expect(parts).toEqual(whole);
    expect(meanOfParts).toBeCloseTo(mean, 9);
  });

  test("bands.csv reads back what it wrote, to six digits", () => {
    const bands = [bandOf(price, [1, 2, 300]), bandOf(share, [0, 0.123456789, 1])];
    const text = bandsToCsv(bands);
    expect(bandsToCsv(bandsFromCsv(text))).toBe(text);
    expect(() => bandsFromCsv(text.replace("priceAskUsdPerKg", "priceOfTea"))).toThrow(/bands.csv:2: not a band/);
  });
});

describe("order-statistic limits", () => {
  test("the binomial distribution function agrees with its sum", () => {
    // Sum of C(20, k) 0.3^k 0.7^(20 - k) for k to 4, by hand calculator to ten places.
    let term = 0.7 ** 20;
    let sum = 0;
    for (let k = 0; k <= 4; k++) {
      sum += term;
      term *= ((20 - k) / (k + 1)) * (0.3 / 0.7);
    }
    expect(binomialCdf(4, 20, 0.3)).toBeCloseTo(sum, 12);
  });

  test("of 100 values the median lies between the 40th and the 61st with 95 %, as tabulated", () => {
    expect(quantileRankLimits(0.5, 100)).toEqual({ low: 39, high: 60 });
  });

  test("the limits of a quantile cover it in at least 95 % of samples", () => {
    for (const [p, n] of [
      [0.05, 200],
      [0.5, 1000],
      [0.95, 10_000],
    ] as const) {
      const { low, high } = quantileRankLimits(p, n);
      // Order statistic `low` (from 0) lies below the quantile when more than `low` values do.
      const coverage = binomialCdf(high, n, p) - binomialCdf(low, n, p);
      expect(coverage).toBeGreaterThan(0.94);
      expect(1 - binomialCdf(low, n, p)).toBeGreaterThan(0.974);
      expect(binomialCdf(high, n, p)).toBeGreaterThanOrEqual(0.975);
    }
  });

  test("with three values the limits are the extremes", () => {
    expect(quantileRankLimits(0.5, 3)).toEqual({ low: 0, high: 2 });
  });
});

test("an outcome's mean, error and quantiles: 0 to 100", () => {
  const values = Float64Array.from({ length: 101 }, (_, i) => i);
  const summary = summarizeOutcome({ outcome: "x", material: null, sector: null, unit: "t" }, values);
  expect(summary.mean).toBe(50);
  // Sample variance of 0..n is n (n + 1) ... (n^2 - 1) / 12 for n + 1 values: 101 * 102 / 12 = 858.5.
  expect(summary.standardError).toBeCloseTo(Math.sqrt(858.5 / 101), 12);
  expect(summary.quantiles.map(({ value }) => value)).toEqual([5, 10, 25, 50, 75, 90, 95]);
});
