import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatExact,
  formatToError,
  formatWithError,
  formatWithLimits,
  inUnit,
  runsText,
  toThreeDigits,
} from "../../../src/report/words/figures.ts";
import { shareOfVariance, shareText, sizeToKnow } from "../../../src/report/words/variance-figures.ts";

describe("figures", () => {
  test.each([
    [12.34, 0.41, "12.3 ± 0.4"],
    [12.34, 0.0049, "12.340 ± 0.005"],
    [12345.6, 432, "12,300 ± 400"],
    [12345.6, 4.32, "12,346 ± 4"],
    [-0.0312, 0.004, "−0.031 ± 0.004"],
    [0.004, 3, "0 ± 3"],
    [-0.004, 3, "0 ± 3"],
    [9.96, 0.096, "10.0 ± 0.1"],
    [0, 0.02, "0.00 ± 0.02"],
    [2.5e9, 3.1e7, "(2.50 ± 0.03) × 10^9"],
    [3.21e-6, 4e-8, "(3.21 ± 0.04) × 10^-6"],
    [0.5, 0.00002, "0.50000 ± 0.00002"],
  ])("%d with error %d is written %s", (value, error, text) => {
    expect(formatWithError(value, error)).toBe(text);
  });

  test.each([
    [-0.003, 0.008, "0.0 ± 0.8"],
    [-0.016, 0.008, "0.0 ± 0.8"],
    [-0.017, 0.008, "−1.7 ± 0.8"],
    [0.003, 0.008, "0.3 ± 0.8"],
    [-0.4, 0.02, "−40 ± 2"],
    [0, 0, "0"],
  ])(
    "a share of variance of %d with error %d is %s per cent: below zero only beyond its error",
    (share, error, text) => {
      expect(shareOfVariance(share, error)).toBe(text);
    },
  );

  test("a figure without error stands alone, whole or to six digits", () => {
    expect(formatWithError(156, 0)).toBe("156");
    expect(formatWithError(0, 0)).toBe("0");
    expect(formatWithError(100 * 0.07, 0)).toBe("7");
    expect(formatWithError(156, 1e-14)).toBe("156");
    expect(formatExact(1_234_567)).toBe("1,234,567");
    expect(formatExact(0.123456789)).toBe("0.123457");
    expect(formatExact(-1.5e-7)).toBe("−1.5 × 10^-7");
    expect(formatExact(1.5e19)).toBe("1.5 × 10^19");
  });

  test("the dust of rounding is written as zero", () => {
    expect(formatWithError(3e-12, 2.7e-12)).toBe("0 ± 3 × 10^-12");
    expect(formatToError(3e-12, 1e-13)).toBe("0");
    expect(formatToError(3e-12, 0.02)).toBe("0.00");
    expect(formatToError(3e-7, 1e-6)).toBe("0.000");
    expect(formatWithLimits(3e-12, 1e-13, 5e-12, "weeks")).toBe("0 weeks");
    expect(formatWithLimits(3e-12, 0, 0.2, "weeks")).toBe("0 weeks (0 to 0.2)");
    expect(formatWithError(3e-6, 2e-6)).toBe("(3 ± 2) × 10^-6");
  });

  test("no figure has more than three decimals beside its limits, and limits that do not differ are left out", () => {
    expect(formatWithLimits(0.00031, 0.00026, 0.00036, "%")).toBe("<0.001 %");
    expect(formatWithLimits(0.00031, 0.00026, 0.0046, "%")).toBe("0 % (0 to 0.005)");
    expect(formatWithLimits(59 / 7, 59 / 7, 59 / 7)).toBe("8.43");
    expect([formatToError(1234, 0), formatToError(1234.5, 0)]).toEqual(["1,234", "1,235"]);
    expect(formatWithLimits(84, 71, 92, "%")).toBe("80 % (70 to 90)");
    expect(formatWithLimits(84, 71, 92, "%", 0)).toBe("84 % (71 to 92)");
  });

  test("one run is one run", () => {
    expect([runsText(1), runsText(2), runsText(10_000)]).toEqual(["1 run", "2 runs", "10,000 runs"]);
    expect([toThreeDigits(74.1234), toThreeDigits(0.30149), toThreeDigits(1e-13)]).toEqual(["74.1", "0.301", "0"]);
  });

  test.each([
    [Number.NaN, 1],
    [1, Number.NaN],
    [Infinity, 1],
    [1, Infinity],
    [1, -0.1],
  ])("%d with error %d is a RangeError", (value, error) => {
    expect(() => formatWithError(value, error)).toThrow(RangeError);
  });

  test("the last digit of a figure stands where its error has its first", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9e5, max: 9e5, noNaN: true }),
        fc.double({ min: 2e-4, max: 9e4, noNaN: true }),
        (value, error) => {
          const [figure, shownError] = formatWithError(value, error).split(" ± ");
          const read = (text: string) => Number(text.replaceAll(",", "").replace("−", "-"));
          const unit = 10 ** Math.floor(Math.log10(read(shownError) * 1.0000001));
          expect(Math.abs(read(figure) - value)).toBeLessThanOrEqual(unit / 2 + 1e-9);
          expect(Math.abs(read(shownError) - error)).toBeLessThanOrEqual(unit / 2 + 1e-9);
          expect(figure.split(".")[1]?.length ?? 0).toBe(Math.max(0, -Math.round(Math.log10(unit))));
        },
      ),
    );
  });

  test("limits are cut at the first digit of half their distance", () => {
    expect(formatWithLimits(3.1416789, 2.9, 3.4, "weeks")).toBe("3.1 weeks (2.9 to 3.4)");
    expect(formatWithLimits(0, 0, 0, "%")).toBe("0 %");
    expect(() => formatWithLimits(5, 1, 2)).toThrow(RangeError);
    expect(formatToError(1234.5, 20)).toBe("1,230");
  });

  test("brackets hold a figure and its error together before a unit", () => {
    expect(inUnit("12.3 ± 0.4", "%")).toBe("(12.3 ± 0.4) %");
    expect(inUnit("12", "%")).toBe("12 %");
  });
});

describe("a share that its error leaves unknown", () => {
  test.each([
    ["as large as itself", 1, 1, "not known"],
    ["larger, of either sign", -0.08, 0.09, "not known"],
    ["a quarter of the whole", 0.6, 0.25, "not known"],
    ["as large as itself in one digit", 0.2, 0.15, "not known"],
    ["less than itself", 0.2, 0.13, "20 ± 10"],
    ["small, however large beside it: it is known to be small", 0.003, 0.05, "0 ± 5"],
    ["none", 1, 0, "100"],
    ["no number", 0.4, Number.NaN, "not known"],
  ])("error %s", (_, share, error, told) => {
    expect(shareOfVariance(share, error)).toBe(told);
  });

  test("is said to be that without a unit, in both languages", () => {
    const share = { value: 0.4, standardError: 0.5 };
    expect([shareText(share, "en"), shareText(share, "ja")]).toEqual(["not known", "不明"]);
    expect(shareText({ value: 0.4, standardError: 0.1 }, "en")).toBe("40 ± 10 %");
  });

  test("would be known to 5 points by as many more as its error is larger, squared", () => {
    // An error of 20 points at 64 is one of 5 at 16 times as many.
    const shares = [
      { value: 0.1, standardError: 0.2 },
      { value: 0.9, standardError: 0.24 },
    ];
    expect(sizeToKnow(shares, 64)).toBe(1100);
    expect(sizeToKnow(shares.slice(1), 64)).toBeNull();
  });
});
