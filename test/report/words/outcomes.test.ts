import { describe, expect, test } from "vitest";
import { headlineOutcomes, outcomeKeys } from "../../../src/model/outcomes/index.ts";
import { createWorld } from "../../../src/model/scenario/world.ts";
import { isBeyondError } from "../../../src/report/words/difference-figures.ts";
import { meanFigure, quantileFigure, quantileFigureWithLimits } from "../../../src/report/words/outcome-figures.ts";
import { labelOf } from "../../../src/report/words/outcomes.ts";
import { ownNames } from "../../../src/report/words/study.ts";
import { shown } from "../../../src/report/words/units.ts";
import { studentT95 } from "../../../src/sim/study/mean.ts";
import { summarizeOutcome } from "../../../src/sim/study/summarize.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const key = (outcome: string, unit: string) => ({ outcome, unit, material: null, sector: null });

describe("every outcome of the model", () => {
  const keys = outcomeKeys(
    createWorld(simpleScenario({ materials: ["Dy", "Tb"], sectors: { a: {}, b: {}, c: {}, d: {} } })),
  );

  test("has words of its own", () => {
    const labels = keys.map((each) => labelOf(each, ownNames));
    expect(new Set(labels).size).toBe(labels.length);
    for (const [i, { outcome }] of keys.entries()) expect(labels[i]).not.toContain(outcome);
  });

  test("of which some fifteen come first", () => {
    expect(headlineOutcomes(keys)).toHaveLength(18);
  });
});

describe("figures", () => {
  test("a case is a share of the runs with Wilson's limits, also where no run shows it", () => {
    const figure = (mean: number, runs: number) =>
      meanFigure({ ...key("fragmentedMarket", "share"), mean, standardError: 0 }, runs, "%");
    // Newcombe (1998): 15 of 148 is 0.1014, 0.0624 to 0.1605.
    expect(figure(15 / 148, 148)).toBe("10 % (6 to 16)");
    expect(figure(0, 50)).toBe("0 % (0 to 7)");
    expect(figure(1, 50)).toBe("100 % (93 to 100)");
    const quantile = summarizeOutcome(key("fragmentedMarket", "share"), Float64Array.of(0, 1));
    expect(quantileFigure(quantile, 0.5, 52)).toBe("–");
  });

  test("what happened in no run was not seen; a level of zero is zero", () => {
    const figure = (outcome: string, unit: string) =>
      meanFigure({ ...key(outcome, unit), mean: 0, standardError: 0 }, 50);
    expect(figure("outputLostWeeks", "weeks")).toBe("none in 50 runs");
    expect(figure("lossHigh", "billion JPY")).toBe("none in 50 runs");
    expect(figure("lowestCoverWeeks", "weeks")).toBe("0");
    expect(figure("priceAskPeakWeek", "weeks")).toBe("0");
  });

  test.each(["firstLineStopWeek", "sectorShortWeek", "pricePaidHalfLifeWeeks"])(
    "%s at the horizon is none",
    (outcome) => {
      const never = summarizeOutcome(key(outcome, "weeks"), new Float64Array(40).fill(52));
      expect(quantileFigure(never, 0.5, 52)).toBe("none");
      expect(quantileFigureWithLimits(never, 0.5, 52)).toBe("none");
      const half = summarizeOutcome(
        key(outcome, "weeks"),
        Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 7 : 52)),
      );
      expect(quantileFigureWithLimits(half, 0.05, 52)).toBe("7");
      expect(quantileFigureWithLimits(half, 0.5, 52)).toMatch(/^29 \(7 to none\)$/);
      expect(quantileFigureWithLimits(half, 0.95, 52)).toBe("none");
    },
  );

  test("losses are shares of GDP in per cent, and money in billions", () => {
    expect(shown("share of GDP")).toEqual({ sign: "%", difference: "percentage points of GDP", factor: 100 });
    expect(shown("billion JPY")).toEqual({ sign: "bn JPY", difference: "billion JPY", factor: 1 });
    const loss = { ...key("lossGdpLow", "share of GDP"), mean: 0.0032, standardError: 0.0001 };
    expect(meanFigure(loss, 2000, shown(loss.unit).sign)).toBe("(0.32 ± 0.01) %");
  });
});

describe("how far a difference must lie from zero", () => {
  // Tables of Student's t, two-sided 95 %.
  test.each([
    [2, 12.706],
    [3, 4.303],
    [10, 2.262],
    [31, 2.042],
    [101, 1.984],
    [10_000, 1.9602],
    [1_000_000, 1.95997],
  ])("with %d runs, %d standard errors", (runs, t) => {
    expect(studentT95(runs)).toBeCloseTo(t, t > 1.97 ? 3 : 4);
  });

  test("with one run nothing is beyond the error", () => {
    const of = {
      ...key("banWeeks", "weeks"),
      a: { mean: 0, standardError: 0 },
      b: { mean: 9, standardError: 0 },
      correlation: 0,
    };
    expect(isBeyondError({ ...of, difference: 9, standardError: 0 }, 1)).toBe(false);
    expect(isBeyondError({ ...of, difference: 9, standardError: 0 }, 2)).toBe(true);
  });
});
