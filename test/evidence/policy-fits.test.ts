import { describe, expect, test } from "vitest";
import { escalation } from "../support/fit-tables/escalation.ts";
import { readings, relapse, relapseShape } from "../support/fit-tables/relapse.ts";
import { squeezeRecord, squeezesSeen } from "../support/fit-tables/squeeze.ts";
import { yearsBetween } from "../support/fits/dates.ts";
import { dataCut, type Episode, episodes } from "../support/fits/episodes.ts";
import { eventRate } from "../support/fits/event-rate.ts";
import type { Quote } from "../support/fits/quotes.ts";
import { calmSpells } from "../support/fits/relapse.ts";
import { sharePosterior } from "../support/fits/share-posterior.ts";
import { squeezes } from "../support/fits/squeezes.ts";

const measure = (target: string, start: string, end: string): Episode => ({
  name: start,
  target,
  kind: "export-restriction",
  start,
  end,
  months: 12 * yearsBetween(start, end === "" ? dataCut : end),
  censored: end === "",
  visibleMonths: 12 * yearsBetween(start, dataCut),
});
const quote = (day: string, usdPerKg: number): Quote => ({
  date: day,
  day,
  material: "Dy",
  form: "oxide",
  basis: "china-domestic",
  usdPerKg,
  note: "",
});

describe("the methods", () => {
  test("the months of every case that ended are those between its dates, within the rounding of a month's tenth", () => {
    for (const { name, start, end, months, censored } of episodes("any", "nothing")) {
      const counted = 12 * yearsBetween(start, censored ? dataCut : end);
      expect(Math.abs(counted - months), name).toBeLessThan(0.15);
    }
  });

  test("calm runs from the last of overlapping measures to the next, and a measure without end leaves none", () => {
    const spells = calmSpells(
      [
        measure("A", "2012-01-01", "2014-01-01"),
        measure("A", "2013-01-01", "2013-06-01"),
        measure("A", "2016-01-01", "2017-01-01"),
        measure("B", "2012-01-01", ""),
        measure("B", "2013-01-01", "2014-01-01"),
      ],
      "nothing",
    );
    expect(spells.map(({ target, from, to, censored }) => [target, from, to, censored])).toEqual([
      ["A", "2014-01-01", "2016-01-01", false],
      ["A", "2017-01-01", dataCut, true],
    ]);
  });

  test("one event in 4.5 years has under Jeffreys' prior the mean 1.5 / 4.5 and the limits of a gamma (SciPy 1.17)", () => {
    const rate = eventRate(1, 4.5);
    expect(rate.mean).toBeCloseTo(1 / 3, 12);
    expect(rate.p5).toBeCloseTo(0.03909404, 7);
    expect(rate.p95).toBeCloseTo(0.8683031, 6);
    expect(() => eventRate(0, 0)).toThrow("exposureYears: must be above 0, got 0");
  });

  test("two of six is Beta(3, 5) under a uniform prior: mean 3/8, limits 0.129 and 0.659 (SciPy 1.17)", () => {
    expect(sharePosterior(2, 6)).toMatchObject({ alpha: 3, beta: 5, mean: 0.375 });
    expect(sharePosterior(2, 6).p5).toBeCloseTo(0.12875639, 7);
    expect(sharePosterior(2, 6).p95).toBeCloseTo(0.65873856, 7);
  });

  test("a squeeze is more than three times within a year, without a stop among its days", () => {
    const rise = [quote("2020-01-01", 100), quote("2020-06-01", 301)];
    const found = [{ from: "2020-01-01", to: "2020-06-01" }];
    expect(squeezes(rise, [])).toEqual(found);
    expect(squeezes(rise, [{ from: "2020-03-01", to: "2020-04-01" }])).toEqual([]);
    expect(squeezes([rise[0], quote("2020-06-01", 300)], [])).toEqual([]);
    expect(squeezes([rise[0], quote("2021-06-01", 301)], [])).toEqual([]);
    expect(squeezes([...rise, quote("2020-05-01", 302)], [])).toEqual(found);
  });
});

describe("what the rows say", () => {
  test("no case passed straight into a wider one: Beta(1, 5) of escalation is Beta(1, 4) without 2010", () => {
    const posterior = (without: Parameters<typeof escalation>[0]) => {
      const { alpha, beta } = escalation(without).posterior;
      return [alpha, beta];
    };
    // Ended: the stop of 2010, gallium 2023, the ban of 2024, Nexperia.
    expect(posterior("nothing")).toEqual([1, 5]);
    expect(posterior("2010")).toEqual([1, 4]);
    expect(posterior("2025")).toEqual([1, 5]);
    expect(posterior("2026")).toEqual([1, 5]);
  });

  test("Japan's calm from the end of the stop of 2010 was 15.1 years; 15.3 counts from its start", () => {
    const [japan] = relapse("withheld exports, target as written", "nothing").spells;
    expect(japan).toMatchObject({ target: "Japan", to: "2026-01-06", censored: false });
    expect(japan.years).toBeCloseTo(15.13, 2);
    expect(yearsBetween("2010-09-21", "2026-01-06")).toBeCloseTo(15.29, 2);
  });

  test("the mean calm hangs on one case: 8.22 years with the stop of 2010, 1.30 without", () => {
    expect(relapse("withheld exports, target as written", "nothing").meanYears).toBeCloseTo(8.22, 2);
    expect(relapse("withheld exports, target as written", "2010").meanYears).toBeCloseTo(1.3, 2);
  });

  test("a calm without a new measure yet lengthens the mean: all measures have 4 relapses in 54.8 years", () => {
    const { spells, events, years } = relapse("all measures, target as written", "nothing");
    expect(events).toBe(4);
    expect(years).toBeCloseTo(54.82, 2);
    expect(spells.filter(({ target }) => target === "Taiwan" || target === "Australia")).toEqual([
      {
        target: "Australia",
        from: "2024-12-03",
        to: dataCut,
        years: yearsBetween("2024-12-03", dataCut),
        censored: true,
      },
    ]);
  });

  test("each reading of relapse has a Weibull shape below one, and none so far below as to reject the exponential", () => {
    for (const reading of Object.keys(readings) as (keyof typeof readings)[]) {
      const { shape } = relapseShape(reading);
      expect(shape.value, reading).toBeLessThan(1);
      expect(1 - shape.value, reading).toBeLessThan(2 * shape.se);
    }
  });

  test("one squeeze is on record, December 2010 to December 2011, under cut quotas", () => {
    expect(squeezesSeen).toEqual([{ from: "2010-12-16", to: "2011-12-16" }]);
    expect(squeezeRecord(true, "nothing")).toMatchObject({ events: 1 });
    expect(squeezeRecord(true, "nothing").years).toBeCloseTo(4.49, 2);
    expect(squeezeRecord(false, "nothing")).toMatchObject({ events: 0 });
    expect(squeezeRecord(false, "nothing").years).toBeCloseTo(5.05, 2);
    expect(squeezeRecord("either", "2010")).toMatchObject({ events: 0 });
  });
});
