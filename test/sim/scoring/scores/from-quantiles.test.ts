import { describe, expect, test } from "vitest";
import { exp } from "../../../../src/model/kernels/exp.ts";
import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { forecastProbabilities } from "../../../../src/sim/scoring/forecast/record.ts";
import { crpsLognormal, crpsNormal } from "../../../../src/sim/scoring/scores/crps.ts";
import { scoreQuantiles } from "../../../../src/sim/scoring/scores/from-quantiles.ts";
import { randomWalkScores } from "../../../../src/sim/scoring/scores/references.ts";

const p = forecastProbabilities;
const of = (quantile: (probability: number) => number) => ({ probabilities: p, quantiles: p.map(quantile) });

describe("a forecast known by 19 quantiles", () => {
  // F is straight from (0, 1/4) to (1, 3/4); tails of mass 1/4 and scale 1/4 / (1/2) = 1/2.
  const three = { probabilities: [0.25, 0.5, 0.75], quantiles: [0, 0.5, 1] };

  test("scores as the integral worked by hand: inside, on a quantile, and in a tail", () => {
    // Tails: 2 x (1/4)^2 x (1/2) / 2 = 1/32. Inside, truth in the middle: 2 x integral of F^2 from 1/4 to 1/2 over 1/2 long
    // = 2 x (1/2) x (1/16 + 1/8 + 1/4) / 3 = 7/48.
    const middle = scoreQuantiles(three, 0.5);
    expect(middle.crps).toBeCloseTo(1 / 32 + 7 / 48, 12);
    expect(middle.position).toBe(0.5);
    // Density 1/2.
    expect(middle.logScore).toBeCloseTo(Math.LN2, 12);
    // Truth 1/2 beyond the end: F there is 1 - 1/4 e^-1.
    const far = scoreQuantiles(three, 1.5);
    expect(far.position).toBeCloseTo(1 - 0.25 * Math.exp(-1), 12);
    expect(far.logScore).toBeCloseTo(1 + Math.LN2, 12);
  });

  test("the closed form is the integral of (F - step)^2, by the trapezium rule, wherever the truth lies", () => {
    const F = (x: number) =>
      x < 0 ? 0.25 * Math.exp(2 * x) : x > 1 ? 1 - 0.25 * Math.exp(-2 * (x - 1)) : 0.25 + x / 2;
    for (const y of [-3, -0.4, 0, 0.2, 0.5, 0.9, 1, 1.7, 6]) {
      const step = 1e-4;
      let sum = 0;
      for (let x = -12; x < 14; x += step) {
        const middle = x + step / 2;
        const off = F(middle) - Number(middle >= y);
        sum += off * off * step;
      }
      expect(scoreQuantiles(three, y).crps, String(y)).toBeCloseTo(sum, 3);
    }
  });

  test("of a normal forecast it finds CRPS and position but for what the tails hide", () => {
    for (const y of [-2, -1, -0.3, 0, 0.7, 1.5, 2.5]) {
      const found = scoreQuantiles(of(normalQuantile), y);
      expect(Math.abs(found.crps / crpsNormal({ mean: 0, sd: 1 }, y) - 1), String(y)).toBeLessThan(0.02);
    }
    expect(scoreQuantiles(of(normalQuantile), 0).position).toBeCloseTo(0.5, 12);
    expect(scoreQuantiles(of(normalQuantile), normalQuantile(0.05)).position).toBeCloseTo(0.05, 12);
  });

  test("an atom takes the truth by half and has no density; one at an end holds what lies beyond it", () => {
    const atom = { probabilities: [0.2, 0.4, 0.6, 0.8], quantiles: [0, 0, 1, 2] };
    expect(scoreQuantiles(atom, 0)).toMatchObject({ position: 0.2, logScore: null });
    expect(scoreQuantiles(atom, -1)).toMatchObject({ position: 0, logScore: null });
    expect(scoreQuantiles({ probabilities: [0.2, 0.4, 0.6, 0.8], quantiles: [0, 1, 1, 2] }, 1).position).toBeCloseTo(
      0.5,
    );
    // Certain of 3: the absolute error.
    const sure = { probabilities: [0.25, 0.75], quantiles: [3, 3] };
    expect(scoreQuantiles(sure, 5).crps).toBe(2);
    expect(scoreQuantiles(sure, 2.5).crps).toBe(0.5);
    expect(scoreQuantiles(sure, 3)).toEqual({ crps: 0, logScore: null, position: 0.5 });
  });

  test("moving forecast and truth together changes nothing; another unit changes CRPS alone, and the density", () => {
    const at = scoreQuantiles(three, 1.2);
    const moved = scoreQuantiles({ ...three, quantiles: [5, 5.5, 6] }, 6.2);
    expect(moved.crps).toBeCloseTo(at.crps, 12);
    const scaled = scoreQuantiles({ ...three, quantiles: [0, 5, 10] }, 12);
    expect(scaled.crps).toBeCloseTo(10 * at.crps, 12);
    expect(scaled.position).toBeCloseTo(at.position, 12);
    expect(scaled.logScore).toBeCloseTo((at.logScore as number) + Math.log(10), 12);
  });

  test("what are no quantiles is refused", () => {
    expect(() => scoreQuantiles({ probabilities: [0.5], quantiles: [1] }, 1)).toThrow("at least 2, got 1 for 1");
    expect(() => scoreQuantiles({ probabilities: [0.5, 0.4], quantiles: [1, 2] }, 1)).toThrow("must rise");
    expect(() => scoreQuantiles({ probabilities: [0.4, 0.5], quantiles: [2, 1] }, 1)).toThrow("never fall, got 1");
    expect(() => scoreQuantiles(three, Number.NaN)).toThrow("observation: must be finite, got NaN");
  });
});

describe("the log random walk", () => {
  const walk = { start: 200, volatility: 0.3 };

  test("scores as its own quantiles do, but for the tails", () => {
    const forecast = of((probability) => 200 * exp(0.3 * 0.5 * normalQuantile(probability)));
    for (const y of [150, 190, 200, 230, 280]) {
      const [walked, kept] = [randomWalkScores(walk, 0.25, y), scoreQuantiles(forecast, y)];
      expect(walked.crps).toBe(crpsLognormal({ median: 200, logSd: 0.15 }, y));
      expect(Math.abs(kept.crps / walked.crps - 1), String(y)).toBeLessThan(0.02);
      expect(Math.abs(kept.position - walked.position), String(y)).toBeLessThan(0.01);
    }
    // At the median the density is 1 / (200 x 0.15 x sqrt(2 pi)).
    expect(randomWalkScores(walk, 0.25, 200).logScore).toBeCloseTo(Math.log(30 * Math.sqrt(2 * Math.PI)), 12);
  });
});
