import { expect, test } from "vitest";
import { parsePeriod } from "../../../../src/model/calendar.ts";
import { evaluate, type FinishedRuns } from "../../../../src/sim/engine/probes/evaluate.ts";
import { noPolicy } from "../../../../src/sim/engine/probes/policy-path.ts";
import type { Quantity } from "../../../../src/sim/engine/probes/quantity.ts";

const start = "2024-01-01"; // a Monday; 2024-01-08 begins week 1
const weeksPerMonth = 365.25 / 84;

/** Runs whose series is given by week, and whose outcomes are given by run. */
function block(weeks: number, of: readonly ((week: number) => number)[], outcomes: Record<string, number[]> = {}) {
  const runs = of.length;
  const values = Float64Array.from({ length: weeks * runs }, (_, i) => of[i % runs](Math.floor(i / runs)));
  return {
    start,
    weeks,
    runs,
    path: () => ({ weeks, runs, values }),
    outcome: (id: string) => Float64Array.from(outcomes[id]),
    sectors: ["cars", "phones"],
    policy: noPolicy,
  } satisfies FinishedRuns;
}

const period = (text: string) => parsePeriod(text)!;
const series = "price.Dy";
const value = (quantity: Quantity, finished: FinishedRuns, run = 0) => evaluate(quantity, finished)[run];

test("a mean weighs each week by the days it shares with the period", () => {
  // 4 to 10 January: four days of week 0 (value 0), three of week 1 (value 1).
  const quantity: Quantity = { kind: "meanDuring", series, during: period("2024-01-04..2024-01-10"), base: null };
  expect(value(quantity, block(4, [(week) => week]))).toBeCloseTo(3 / 7, 12);
});

test("a base is the run's own mean over a period, or a number", () => {
  const finished = block(8, [(week) => 2 + week, (week) => 2 * (2 + week)]);
  const during = period("2024-02-05..2024-02-11"); // week 5
  const own: Quantity = {
    kind: "meanDuring",
    series,
    during,
    base: { kind: "during", period: period("2024-01-01..2024-01-14") },
  };
  expect([...evaluate(own, finished)]).toEqual([7 / 2.5, 7 / 2.5]);
  const number: Quantity = { kind: "meanDuring", series, during, base: { kind: "number", value: 10 } };
  expect([...evaluate(number, finished)]).toEqual([0.7, 1.4]);
});

test("a sum takes of a week that is partly in the period the part by days", () => {
  const quantity: Quantity = { kind: "sumDuring", series, during: period("2024-01-04..2024-01-17") };
  // Four sevenths of week 0, week 1, three sevenths of week 2, at 7, 14 and 21.
  expect(value(quantity, block(4, [(week) => 7 * (week + 1)]))).toBeCloseTo(4 + 14 + 9, 12);
});

test("a change is between the ends of the last whole weeks before the two days", () => {
  // Before Thursday 18 January: week 1; before Monday 5 February: week 4.
  const quantity: Quantity = { kind: "changeDuring", series, during: period("2024-01-18..2024-02-04") };
  expect(value(quantity, block(8, [(week) => 10 * (week + 1)]))).toBeCloseTo(50 / 20 - 1, 12);
});

test("a change from within week 0 starts at its end, the first price there is", () => {
  const quantity: Quantity = { kind: "changeDuring", series, during: period("2024-01-01..2024-01-21") };
  expect(value(quantity, block(8, [(week) => 10 * (week + 1)]))).toBeCloseTo(30 / 10 - 1, 12);
});

test("a peak is the highest mean over weeks in a row, and is dated at their middle", () => {
  const spikes = block(20, [(week) => (week === 9 ? 10 : [14, 15].includes(week) ? 8 : 2)]);
  const peak = (meanOverWeeks: number): Quantity => ({
    kind: "peakMultiple",
    series,
    during: period("2024-01-01..2024-05-19"),
    base: { kind: "number", value: 2 },
    meanOverWeeks,
  });
  expect(value(peak(1), spikes)).toBe(5);
  expect(value(peak(2), spikes)).toBe(4);
  const months = (meanOverWeeks: number, during: string): Quantity => ({
    kind: "monthsToPeak",
    series,
    during: period(during),
    meanOverWeeks,
  });
  expect(value(months(1, "2024-01-01..2024-05-19"), spikes)).toBeCloseTo(9.5 / weeksPerMonth, 12);
  expect(value(months(2, "2024-01-01..2024-05-19"), spikes)).toBeCloseTo(15 / weeksPerMonth, 12);
  // From 18 March, the beginning of week 11, only the second spike is left.
  expect(value(months(1, "2024-03-18..2024-05-19"), spikes)).toBeCloseTo(3.5 / weeksPerMonth, 12);
});

test("the half-life of an exponential fall is its half-life, wherever it is measured", () => {
  // Peak in week 10, then halving every 26 weeks.
  const fall = (week: number) => (week < 10 ? 1 : 2 ** (-(week - 10) / 26) * 8);
  for (const [fromMonths, toMonths] of [
    [0, 12],
    [6, 18],
  ]) {
    const quantity: Quantity = {
      kind: "halfLifeAfterPeak",
      series,
      during: period("2024-01-01..2026-12-27"),
      fromMonths,
      toMonths,
      meanOverWeeks: 1,
    };
    expect(value(quantity, block(156, [fall]))).toBeCloseTo(26 / weeksPerMonth, 9);
  }
});

test("a price that never fell, or had no time to, has a half-life of 1200 months", () => {
  const quantity: Quantity = {
    kind: "halfLifeAfterPeak",
    series,
    during: period("2024-01-01..2026-12-27"),
    fromMonths: 0,
    toMonths: 12,
    meanOverWeeks: 1,
  };
  const rising = (week: number) => 1 + week;
  const late = (week: number) => (week < 140 ? 1 : 5 / (week - 139));
  const level = () => 3;
  expect([...evaluate(quantity, block(156, [rising, late, level]))]).toEqual([1200, 1200, 1200]);
});

test("a level is back at the end of the first weeks whose mean reaches it after one below", () => {
  const quantity: Quantity = {
    kind: "levelBackBy",
    series,
    during: period("2024-01-01..2024-05-19"),
    level: 0.95,
    meanOverWeeks: 4,
  };
  const back = (week: number) => (week >= 2 && week < 10 ? 0.2 : 1);
  const never = (week: number) => (week < 2 ? 1 : 0.5);
  const stayed = () => 1;
  const low = (week: number) => (week < 8 ? 0 : 1);
  const finished = block(20, [back, never, stayed, low]);
  expect([...evaluate(quantity, finished)].map((months) => months * weeksPerMonth)).toEqual([
    expect.closeTo(14, 9),
    expect.closeTo(20, 9),
    0,
    expect.closeTo(12, 9),
  ]);
});

test("the first line stop is the earliest of the sectors asked for, the end of the run when there is none", () => {
  const finished = block(20, [() => 0, () => 0, () => 0], {
    "firstLineStopWeek.cars": [7, 20, 20],
    "firstLineStopWeek.phones": [9, 4, 20],
    "lineStopped.cars": [1, 0, 0],
    "lineStopped.phones": [1, 1, 0],
  });
  expect([...evaluate({ kind: "firstLineStopDay", sectors: null }, finished)]).toEqual([49, 28, 140]);
  expect([...evaluate({ kind: "firstLineStopDay", sectors: ["cars"] }, finished)]).toEqual([49, 140, 140]);
  expect([...evaluate({ kind: "lineStopProbability", sectors: null }, finished)]).toEqual([1, 1, 0]);
  expect([...evaluate({ kind: "lineStopProbability", sectors: ["cars"] }, finished)]).toEqual([1, 0, 0]);
});
