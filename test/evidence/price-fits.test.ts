import { describe, expect, test } from "vitest";
import {
  askMultiple,
  decemberMultiple,
  open2010,
  openInMay,
  stopWeeks,
  tbAcrossTheStop,
} from "../support/fit-tables/ask.ts";
import { phases, remainingTable } from "../support/fit-tables/half-life.ts";
import { squeezesSeen, stretches } from "../support/fit-tables/squeeze.ts";
import { volatilities } from "../support/fit-tables/volatility.ts";
import { askSensitivity, openShareAt, seenOpenShare } from "../support/fits/ask-response.ts";
import { middleOf } from "../support/fits/dates.ts";
import { halfLifeMonths } from "../support/fits/half-life.ts";
import { quotes } from "../support/fits/quotes.ts";
import { volatility } from "../support/fits/volatility.ts";

describe("the methods", () => {
  test("a period is dated at its middle, a day at itself", () => {
    expect(["2009", "2010-Q1", "2010-07", "2025-05-06"].map(middleOf)).toEqual([
      "2009-07-02",
      "2010-02-15",
      "2010-07-16",
      "2025-05-06",
    ]);
  });

  test("up by half and back in a year is a volatility of ln 1.5 times root two", () => {
    const walk = [
      { day: "2020-01-01", usdPerKg: 100 },
      { day: "2020-06-01", usdPerKg: 150 },
      { day: "2020-12-31", usdPerKg: 100 },
    ];
    const { perRootYear, p5, p95, changes } = volatility(walk);
    expect(perRootYear).toBeCloseTo(Math.log(1.5) * Math.SQRT2, 3); // 365 days are 0.9993 years
    expect(changes).toBe(2);
    // chi-square of two degrees is exponential of mean two: its quantile is -2 ln(1 - p)
    expect(p5 / perRootYear).toBeCloseTo(Math.sqrt(2 / (-2 * Math.log(0.05))), 6);
    expect(p95 / perRootYear).toBeCloseTo(Math.sqrt(2 / (-2 * Math.log(0.95))), 6);
  });

  test("a price that halves every six months has that half-life, and above a floor so has the log that halves", () => {
    const days = ["2012-01-01", "2013-01-01", "2014-01-01", "2015-01-01"];
    const years = days.map((day) => (Date.parse(day) - Date.parse(days[0])) / (365.25 * 86_400_000));
    expect(halfLifeMonths(days.map((day, i) => ({ day, usdPerKg: 800 * 2 ** (-2 * years[i]) })))).toBeCloseTo(6, 9);
    const reverting = days.map((day, i) => ({ day, usdPerKg: 100 * Math.exp(2 * 2 ** -years[i]) }));
    expect(halfLifeMonths(reverting, 100)).toBeCloseTo(12, 9);
    expect(halfLifeMonths([...reverting].reverse().map(({ usdPerKg }, i) => ({ day: days[i], usdPerKg })))).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test("sensitivity and open share are each other's inverse", () => {
    const k = askSensitivity(3, 0.2);
    expect(0.2 ** -k).toBeCloseTo(3, 12);
    expect(openShareAt(3, k)).toBeCloseTo(0.2, 12);
    expect(seenOpenShare(1, 2, 2)).toBeCloseTo(Math.exp(-1), 12);
    expect(seenOpenShare(0.4, 1000, 2)).toBeCloseTo(0.6, 12);
  });
});

describe("volatility", () => {
  test("the 0.48 and 0.43 of 2010 come from four changes in 3.04 years, the last quote three weeks after the start", () => {
    const of = volatilities["2010, FOB oxide to the spot quote of 26 July 2010"];
    expect(of("Dy").perRootYear).toBeCloseTo(0.479, 3);
    expect(of("Tb").perRootYear).toBeCloseTo(0.43, 3);
    expect(of("Dy")).toMatchObject({ changes: 4 });
    expect(of("Dy").years).toBeCloseTo(3.04, 2);
    expect(quotes.find(({ date, usdPerKg }) => date === "2010-07" && usdPerKg === 280)?.note).toContain("26 Jul 2010");
    const known = volatilities["2010, the same before the start on 5 July 2010"];
    expect([known("Dy"), known("Tb")].map(({ perRootYear }) => perRootYear.toFixed(3))).toEqual(["0.369", "0.457"]);
  });

  test("two fifths of the variance in the 0.21 of 2026 are one quote of Dy free of VAT among 27 with it", () => {
    const asWritten = volatilities["2026, the same to 31 January 2026"]("Dy");
    const allWithVat = volatilities["2026, to 31 January 2026, all with VAT"]("Dy");
    expect(asWritten).toMatchObject({ changes: 27 });
    expect(asWritten.perRootYear).toBeCloseTo(0.215, 3);
    expect(allWithVat.perRootYear).toBeCloseTo(0.166, 3);
    const share = 1 - (allWithVat.perRootYear / asWritten.perRootYear) ** 2;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.45);
    const odd = quotes.filter(({ date, material }) => date === "2025-04-15" && material === "Dy");
    expect(odd.map(({ usdPerKg, note }) => [usdPerKg, /ex-VAT/.test(note)])).toEqual([[204, true]]);
  });

  test("the 0.21 of Tb needs a quote after the start; before 6 January 2026 it is 0.234", () => {
    expect(volatilities["2026, the same to 31 January 2026"]("Tb").perRootYear).toBeCloseTo(0.215, 3);
    expect(volatilities["2026, domestic oxide before 6 January 2026, as written"]("Tb").perRootYear).toBeCloseTo(
      0.234,
      3,
    );
  });

  test("before 4 April 2025 each metal has a single change, so its upper limit is 16 times its volatility", () => {
    for (const metal of ["Dy", "Tb"] as const) {
      const { changes, perRootYear, p95 } = volatilities["2025, domestic oxide before 4 April 2025"](metal);
      expect(changes).toBe(1);
      expect(p95 / perRootYear).toBeCloseTo(15.95, 1); // 1 / sqrt of the 5 % point of chi-square(1), 0.00393
    }
  });

  test("two stretches pool as the variance of both over the years of both", () => {
    const first = volatilities["2010, the same before the start on 5 July 2010"]("Tb");
    const second = volatilities["2025, domestic oxide before 4 April 2025"]("Tb");
    const both = volatilities["2025, pooled with FOB to March 2010"]("Tb");
    const variance =
      (first.perRootYear ** 2 * first.years + second.perRootYear ** 2 * second.years) / (first.years + second.years);
    expect(both.perRootYear).toBeCloseTo(Math.sqrt(variance), 6);
    expect(both.changes).toBe(first.changes + second.changes);
  });
});

describe("the decline after 2011", () => {
  const months = Object.fromEntries(phases.map(([name, , rows]) => [name, halfLifeMonths(rows)]));

  test("the price halves within 4 to 8 months at first, to a month's fraction, but for Tb FOB that begins in December", () => {
    expect(months["Dy domestic, September 2011 to March 2012"]).toBeCloseTo(4.63, 2);
    expect(months["Dy domestic, September 2011 to November 2012"]).toBeCloseTo(7.63, 2);
    expect(months["Tb domestic, September 2011 to March 2012"]).toBeCloseTo(4.25, 2);
    expect(months["Dy FOB, October 2011 to December 2012"]).toBeCloseTo(8.13, 2);
    expect(months["Tb FOB, December 2011 to December 2012"]).toBeCloseTo(10.3, 1);
  });

  test("then within 20 to 28, but for Tb in China", () => {
    expect(months["Dy FOB, December 2012 to December 2014"]).toBeCloseTo(28, 1);
    expect(months["Tb FOB, December 2012 to December 2014"]).toBeCloseTo(23.4, 1);
    expect(months["Dy domestic, March 2012 to October 2014"]).toBeCloseTo(22, 1);
    expect(months["Tb domestic, March 2012 to October 2014"]).toBeCloseTo(35, 1);
  });

  test("after 38 months two speeds of 6 and 24 leave nearly twice what the rows leave of the log", () => {
    expect(remainingTable().split("\n").at(-1)).toBe("| 2014-12 | 38.0 | 0.092 | 0.173 |");
  });
});

describe("the ask", () => {
  test("4 April to 6 May 2025 is 32 days, and k 0.486 (Dy) and 0.496 (Tb)", () => {
    expect(stopWeeks).toBeCloseTo(32 / 7, 9);
    expect(openInMay).toBeCloseTo(Math.exp(-16 / 7), 9);
    const { low, mid, high } = askMultiple("Dy", "2025-05-06");
    expect([low, mid, high]).toEqual([700 / 310, 850 / 280, 1000 / 250]);
    expect(askSensitivity(mid, openInMay)).toBeCloseTo(0.486, 3);
    expect(askSensitivity(askMultiple("Tb", "2025-05-06").mid, openInMay)).toBeCloseTo(0.496, 3);
  });

  test("December 2025's over 1,100 would want 0.06 to be had, which is what may leak at most by half its range", () => {
    expect(decemberMultiple).toBeCloseTo(1100 / 280, 12);
    expect(openShareAt(decemberMultiple, askSensitivity(850 / 280, openInMay))).toBeCloseTo(0.06, 3);
  });

  test("the k of 2025 lies above the bound of 2010 by README, and that above the one pair of FOB rows", () => {
    const bound = askSensitivity(1.2, open2010(0.85));
    expect(bound).toBeCloseTo(0.329, 3);
    expect(askSensitivity(tbAcrossTheStop, open2010(0.85))).toBeCloseTo(0.25, 3);
    expect(askSensitivity(850 / 280, openInMay)).toBeGreaterThan(bound);
  });
});

test("the stretches of the price record meet without overlap, and every year of them has a quote of oxide in or from China", () => {
  for (const [i, { from, to }] of stretches.entries()) {
    if (i > 0) expect(from >= stretches[i - 1].to).toBe(true);
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      const rows = quotes.filter((q) => q.date.startsWith(String(year)) && q.form === "oxide" && /china/.test(q.basis));
      expect(rows.length, String(year)).toBeGreaterThan(0);
    }
  }
  expect(squeezesSeen).toHaveLength(1);
});
