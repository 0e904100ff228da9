import { describe, expect, test } from "vitest";
import { quantile } from "../../src/model/distributions/quantile.ts";
import { studyKey } from "../../src/model/random/key.ts";
import { createStreams } from "../../src/model/random/stream.ts";
import { medianOf, refused, withheld } from "../support/fit-tables/durations.ts";
import { fitOfRefused, fitOfWithheld } from "../support/fit-tables/goodness.ts";
import { type Duration, fitDurations, type Law } from "../support/fits/duration-fit.ts";
import { kaplanMeier, kaplanMeierQuantile } from "../support/fits/kaplan-meier.ts";
import { scaleGivenMedian } from "../support/fits/scale-given-median.ts";

/** Remission of leukaemia under 6-MP [weeks], minus for censored (Freireich et al. 1963). */
const remission = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35].map(
  (weeks): Duration => ({ months: Math.abs(weeks), censored: weeks < 0 }),
);
const ended = (...months: readonly number[]) => months.map((one): Duration => ({ months: one, censored: false }));

describe("the methods", () => {
  test("with nothing censored, a lognormal is the mean and the population deviation of the logs", () => {
    const fit = fitDurations(ended(1, Math.E, Math.E ** 5), "lognormal");
    expect(Math.log(fit.median.value)).toBeCloseTo(2, 6); // (0 + 1 + 5) / 3
    expect(fit.scale.value).toBeCloseTo(Math.sqrt(14 / 3), 6); // ((0-2)^2 + (1-2)^2 + (5-2)^2) / 3
    expect(fit.median.se / fit.median.value).toBeCloseTo(Math.sqrt(14) / 3, 4); // sigma / sqrt(n)
    expect(fit.scale.se).toBeCloseTo(Math.sqrt(14 / 3 / 6), 4); // sigma / sqrt(2n)
  });

  test("both laws agree with SciPy 1.17 on the remission times of Freireich et al., nine of 21 ended", () => {
    const lognormal = fitDurations(remission, "lognormal");
    const weibull = fitDurations(remission, "weibull");
    expect(lognormal.median.value).toBeCloseTo(24.6079, 3);
    expect(lognormal.median.se).toBeCloseTo(7.0411, 3);
    expect(lognormal.scale.value).toBeCloseTo(0.978725, 5);
    expect(lognormal.scale.se).toBeCloseTo(0.250591, 5);
    expect(lognormal.logLikelihood).toBeCloseTo(-40.680156, 5);
    expect(weibull.median.value).toBeCloseTo(25.7565, 3);
    expect(weibull.median.se).toBeCloseTo(6.4397, 3);
    expect(weibull.shape.value).toBeCloseTo(1.353735, 5);
    expect(weibull.scale.se).toBeCloseTo(0.205652, 5);
    expect(weibull.logLikelihood).toBeCloseTo(-41.658678, 5);
  });

  test("Kaplan-Meier reproduces the survival published for them: 0.857, 0.807, 0.753 ... 0.448, median 23", () => {
    const steps = kaplanMeier(remission);
    expect(steps.map(({ months }) => months)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    for (const [i, { survival }] of steps.entries()) expect(survival).toBeCloseTo(published[i], 3);
    expect(kaplanMeierQuantile(steps, 0.5)).toBe(23);
    expect(kaplanMeierQuantile(steps, 0.9)).toBe(Number.POSITIVE_INFINITY);
  });

  test("a scale fitted under the median of the full fit is the scale of the full fit", () => {
    for (const law of ["lognormal", "weibull"] satisfies Law[]) {
      const fit = fitDurations(remission, law);
      expect(scaleGivenMedian(remission, law, fit.median.value)).toBeCloseTo(fit.scale.value, 5);
    }
  });

  test("standard errors are the spread of estimates from sample to sample: 300 samples of 100, a third censored", () => {
    const stream = createStreams(studyKey("standard errors")).stream("durations", ["case"]);
    const law = { kind: "weibull", shape: 1.7, median: 30 } as const;
    const fits = Array.from({ length: 300 }, (_, sample) =>
      fitDurations(
        Array.from({ length: 100 }, (_, i): Duration => {
          const months = quantile(law, stream.uniform(sample, i, 0));
          return { months: Math.min(months, 40), censored: months > 40 };
        }),
        "weibull",
      ),
    );
    const shapes = fits.map(({ shape }) => shape.value);
    const mean = shapes.reduce((sum, one) => sum + one, 0) / shapes.length;
    const spread = Math.sqrt(shapes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shapes.length - 1));
    const claimed = fits.reduce((sum, { shape }) => sum + shape.se, 0) / fits.length;
    expect(Math.abs(spread / claimed - 1)).toBeLessThan(4 / Math.sqrt(2 * 300)); // four standard errors of a spread
  });
});

describe("what coercion-episodes.csv says of duration", () => {
  test("the log-sd of 0.82 and p95 of 7.7 months belong to a median held at 2; likelihood alone gives 2.46 and 0.807", () => {
    const held = scaleGivenMedian(withheld("nothing"), "lognormal", 2);
    expect(held).toBeCloseTo(0.823, 3);
    expect(2 * Math.exp(1.6448536 * held)).toBeCloseTo(7.74, 2);
    const { median, scale } = fitDurations(withheld("nothing"), "lognormal");
    expect([median.value, scale.value].map((one) => one.toFixed(3))).toEqual(["2.456", "0.807"]);
    expect(Math.abs(median.value - 2)).toBeLessThan(median.se);
  });

  test("the shape of 1.71 belongs to a median held at 39; likelihood alone gives 1.65 and 36.1, Kaplan-Meier 40.0", () => {
    expect(1 / scaleGivenMedian(refused("nothing"), "weibull", 39)).toBeCloseTo(1.7105, 4);
    const { median, shape } = fitDurations(refused("nothing"), "weibull");
    expect([shape.value, median.value].map((one) => one.toFixed(2))).toEqual(["1.65", "36.10"]);
    expect(medianOf(refused("nothing"))).toBe(40);
    const before = kaplanMeier(refused("nothing")).find(({ months }) => months === 38.6)!;
    expect(before.survival).toBeCloseTo(0.506, 3);
  });

  test("no leave-out moves a median or a scale by as much as one standard error", () => {
    const whole = fitDurations(withheld("nothing"), "lognormal");
    for (const without of ["2010", "2025", "2026"] as const) {
      const { median, scale } = fitDurations(withheld(without), "lognormal");
      expect(Math.abs(median.value - whole.median.value)).toBeLessThan(whole.median.se);
      expect(Math.abs(scale.value - whole.scale.value)).toBeLessThan(whole.scale.se);
    }
  });

  test("Kaplan-Meier quartiles lie within the 90 % that the fitted laws give, and neither law is rejected", () => {
    for (const { quartiles, pValue } of [fitOfWithheld, fitOfRefused]) {
      for (const { seen, low, high } of quartiles) {
        expect(seen).toBeGreaterThanOrEqual(low);
        expect(seen).toBeLessThanOrEqual(high);
      }
      expect(pValue).toBeGreaterThan(0.1);
    }
  });
});
