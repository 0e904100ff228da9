import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOfWeek } from "../../../../src/model/calendar.ts";
import { holds } from "../../../../src/sim/scoring/scores/coverage.ts";
import { crpsOfRuns } from "../../../../src/sim/scoring/scores/crps.ts";
import {
  noChangeCrps,
  randomWalkCrps,
  randomWalkForecast,
  randomWalkInterval,
  volatilityOf,
} from "../../../../src/sim/scoring/scores/references.ts";
import { drawsOf } from "./draws.ts";

const quote = (date: string, value: number) => ({ date, value });

describe("volatility known at the start", () => {
  test("up by ln 2 and down by ln 2 over 1,461 days, which are four years: sqrt(2 ln^2 2 / 4)", () => {
    const quotes = [quote("2020-01-01", 10), quote("2020-06-01", 20), quote("2024-01-01", 10)];
    expect(volatilityOf(quotes)).toBeCloseTo(Math.LN2 * Math.sqrt(1 / 2), 14);
  });

  test("5,000 weeks of a random walk of 40 % a year give it back within 4 standard errors, every third left out or not", () => {
    const logs = drawsOf("walk")
      .normals(5000, 0)
      .map((z) => z * 0.4 * Math.sqrt(7 / 365.25));
    let level = 0;
    const quotes = Array.from(logs, (change, week) => {
      level += change;
      return quote(dateOfWeek("1900-01-02", week), 250 * Math.exp(level));
    });
    // Of n independent changes the volatility has the relative error 1 / sqrt(2 n).
    expect(Math.abs(volatilityOf(quotes) / 0.4 - 1)).toBeLessThan(4 / Math.sqrt(2 * 5000));
    const uneven = quotes.filter((_, week) => week % 3 !== 1);
    expect(Math.abs(volatilityOf(uneven) / 0.4 - 1)).toBeLessThan(4 / Math.sqrt(2 * 3333));
  });

  test("the unit of the quotes does not matter", () => {
    const dollars = [quote("2010-01-01", 110), quote("2010-02-01", 130), quote("2010-07-01", 290)];
    const yuan = dollars.map(({ date, value }) => quote(date, 6.8 * value));
    expect(volatilityOf(yuan)).toBeCloseTo(volatilityOf(dollars), 13);
  });

  test("a single quote, dates that do not rise, no date and a quote of 0 are refused", () => {
    expect(() => volatilityOf([quote("2010-01-01", 1)])).toThrow("must be at least 2, got 1");
    const twice = [quote("2010-01-01", 1), quote("2010-01-01", 2)];
    expect(() => volatilityOf(twice)).toThrow("must rise, got 2010-01-01 before 2010-01-01");
    expect(() => volatilityOf([quote("2010", 1), quote("soon", 2)])).toThrow("must rise");
    expect(() => volatilityOf([quote("2010-01-01", 1), quote("2010-01-02", 0)])).toThrow("must be above 0");
  });
});

describe("log random walk", () => {
  const walk = { start: 300, volatility: 0.5 };

  test("after a quarter of a year of 50 % a year the log deviation is 0.25", () => {
    expect(randomWalkForecast(walk, 0.25)).toEqual({ median: 300, logSd: 0.25 });
  });

  test("after four years the 80 % interval is 300 e^(-1.2816) to 300 e^(1.2816)", () => {
    const { low, high } = randomWalkInterval(walk, 4, 0.8);
    expect(low).toBeCloseTo(300 * Math.exp(-1.2815515655446004), 10);
    expect(high).toBeCloseTo(300 * Math.exp(1.2815515655446004), 9);
  });

  test("walked in weeks and scored as a sample, it agrees within 4 standard errors; its 90 % interval holds 90 %", () => {
    const { normals } = drawsOf("paths");
    const runs = new Float64Array(10_000).fill(Math.log(300));
    for (let week = 0; week < 26; week++)
      normals(runs.length, week).forEach((z, i) => {
        runs[i] += 0.5 * Math.sqrt(1 / 52) * z;
      });
    const values = runs.map(Math.exp);
    const { crps, standardError } = crpsOfRuns(values, 420);
    expect(Math.abs(crps - randomWalkCrps(walk, 0.5, 420))).toBeLessThan(4 * standardError);
    const interval = randomWalkInterval(walk, 0.5, 0.9);
    const share = values.filter((value) => holds(interval, value)).length / values.length;
    expect(Math.abs(share - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / values.length));
  });

  test("a horizon before the start is refused", () => {
    expect(() => randomWalkForecast(walk, -1)).toThrow("horizon: must be 0 years or more, got -1");
  });
});

describe("no change", () => {
  test("300 at the start, 420 observed: 120, and as much the other way round", () => {
    expect([noChangeCrps(300, 420), noChangeCrps(420, 300)]).toEqual([120, 120]);
  });

  test("it is the random walk without volatility, or at the start", () => {
    const positive = fc.double({ min: 0.01, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (start, observed, other) => {
        expect(randomWalkCrps({ start, volatility: 0 }, other, observed)).toBe(noChangeCrps(start, observed));
        expect(randomWalkCrps({ start, volatility: other }, 0, observed)).toBe(noChangeCrps(start, observed));
      }),
    );
  });
});
