import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isDay, parsePeriod, wholeMonths } from "../../src/model/calendar.ts";

describe("a period is the days from its first up to the day after its last", () => {
  test.each([
    ["2010", "2010-01-01", "2011-01-01"],
    ["2010-09", "2010-09-01", "2010-10-01"],
    ["2010-12", "2010-12-01", "2011-01-01"],
    ["2010-09-21", "2010-09-21", "2010-09-22"],
    ["2012-02-29", "2012-02-29", "2012-03-01"],
    ["2011-Q1", "2011-01-01", "2011-04-01"],
    ["2011-Q4", "2011-10-01", "2012-01-01"],
    ["2025-H1", "2025-01-01", "2025-07-01"],
    ["2025-H2", "2025-07-01", "2026-01-01"],
    ["2010-01..2010-08", "2010-01-01", "2010-09-01"],
    ["2023-01..02", "2023-01-01", "2023-03-01"],
    ["2010-09-21..2010-11-18", "2010-09-21", "2010-11-19"],
  ])("%s", (text, from, to) => {
    expect(parsePeriod(text)).toEqual({ from, to });
  });
});

test.each([
  "",
  "201",
  "2010-13",
  "2010-00",
  "2011-02-29",
  "2011-Q5",
  "2011-H3",
  "2025-26",
  "2010-9",
  " 2010",
  "2010-01..2010-08-31",
  "2010-08..2010-01",
  "2010-08..2010-08",
  "2010-08..08",
  "2010-01..13",
  "2010..2011..2012",
  "per event",
])("%s is no period", (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test("the months of a year follow each other without gap, and make it up", () => {
  const months = Array.from({ length: 12 }, (_, i) => parsePeriod(`2012-${String(i + 1).padStart(2, "0")}`)!);
  expect(months[0].from).toBe("2012-01-01");
  months.forEach(({ from }, i) => {
    if (i > 0) expect(from).toBe(months[i - 1].to);
  });
  expect(months[11].to).toBe(parsePeriod("2012")?.to);
});

test("whole months are counted across years, and part of a month is none", () => {
  expect(wholeMonths(parsePeriod("2011")!)).toBe(12);
  expect(wholeMonths(parsePeriod("2011-11..2012-02")!)).toBe(4);
  expect(wholeMonths(parsePeriod("2011-11-01")!)).toBeUndefined();
});

test("days added are days between, and every day so reached exists", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const day = addDays("2010-07-05", days);
      expect(isDay(day)).toBe(true);
      expect(daysBetween("2010-07-05", day)).toBe(days);
    }),
    { seed: 2010, numRuns: 300 },
  );
});
