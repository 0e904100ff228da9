import { describe, expect, test } from "vitest";
import { outcomeKeys, outcomesByName } from "../../../../src/model/outcomes/index.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { type Askable, parseGoal } from "../../../../src/sim/analysis/precision/parse-goal.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const { scenario } = readFrom({}, "configs/ban-2026.yaml");
const keys = outcomeKeys(createWorld(scenario));
const askable: Askable = { outcomes: outcomesByName(keys), horizonWeeks: scenario.horizonWeeks };

function goalOf(text: string) {
  const parsed = parseGoal(text, askable);
  if (parsed.kind === "problem") throw new Error(parsed.message);
  return parsed.goal;
}

function problemOf(text: string): string {
  const parsed = parseGoal(text, askable);
  if (parsed.kind === "goal") throw new Error(`${text} was read`);
  return parsed.message;
}

describe("a statistic with its error", () => {
  test.each([
    ["p95(pricePaid.Dy.peak) 3%", "pricePaidPeakMultiple.Dy", { kind: "quantile", p: 0.95 }, [true, 0.03]],
    ["p2.5(pricePaidPeakMultiple.Dy) .1 x", "pricePaidPeakMultiple.Dy", { kind: "quantile", p: 0.025 }, [false, 0.1]],
    ["median(priceAsk.Tb.halfLife) 2w", "priceAskHalfLifeWeeks.Tb", { kind: "quantile", p: 0.5 }, [false, 2]],
    ["mean(unmetNeedShare.Dy) 1%", "unmetNeedShare.Dy", { kind: "mean" }, [true, 0.01]],
    ["mean(unmetNeedShare.Dy.large) 0.5 pt", "unmetNeedShare.Dy.large", { kind: "mean" }, [false, 0.005]],
    ["mean(unmetNeedShare.Dy) 0.005", "unmetNeedShare.Dy", { kind: "mean" }, [false, 0.005]],
    ["mean(importBill.Dy) 2$m", "importBillMillionUsd.Dy", { kind: "mean" }, [false, 2]],
    ["mean(importBill.Dy) $500000", "importBillMillionUsd.Dy", { kind: "mean" }, [false, 0.5]],
    ["mean(lossLow) 50bn", "lossLow", { kind: "mean" }, [false, 50]],
    ["mean(arrivals.Tb) 3t", "arrivalsTonnes.Tb", { kind: "mean" }, [false, 3]],
    [
      "P(firstLineStop.large <= 26w) 1pt",
      "firstLineStopWeek.large",
      { kind: "probability", relation: "<=", threshold: 26 },
      [false, 0.01],
    ],
    [
      "P( unmetNeedShare.Dy > 5% ) 10 %",
      "unmetNeedShare.Dy",
      { kind: "probability", relation: ">", threshold: 0.05 },
      [true, 0.1],
    ],
    [
      "P(pricePaid.Dy.peak≥2x) 1pt",
      "pricePaidPeakMultiple.Dy",
      { kind: "probability", relation: ">=", threshold: 2 },
      [false, 0.01],
    ],
  ] as const)("%s", (text, id, statistic, [relative, size]) => {
    const { statistic: read, asked } = goalOf(text);
    expect(outcomeId(read.key)).toBe(id);
    expect(read).toMatchObject(statistic);
    expect([asked.relative, asked.size]).toEqual([relative, size]);
  });

  test.each([
    ["mean(unmetNeedShare.Dx) 1%", "unmetNeedShare.Dx: no such outcome, did you mean unmetNeedShare.Dy"],
    ["p95(pricePaid.Dy.peek) 3%", "did you mean pricePaid.Dy.peak"],
    ["p95(firstLineStop) 1w", "did you mean firstLineStop.large or"],
    ["mean(oil) 1%", "oil: no such outcome, there are banWeeks, blockedWeeks"],
    ["mean() 1%", "nothing: no such outcome"],
    ["p0(lossLow) 1%", "a quantile must lie between p0 and p100, both excluded, got p0"],
    ["p100(lossLow) 1%", "both excluded, got p100"],
    ["mean(lossLow) 0%", "the error must be above 0, got 0%"],
    ["mean(lossLow) -2%", "the error must be above 0, got -2%"],
    ["mean(lossLow)", "must be followed by the error asked for, such as 3% or 1pt, got none"],
    ["mean(lossLow) soon", "the error must be a number with a unit, such as 3%, got soon"],
    ["mean(lossLow) 3w", "must be a number in billion JPY (%, bn, bnJPY), got 3w"],
    ["P(lossLow) 1pt", "P must hold an outcome, <=, <, >= or >, and a value, got lossLow"],
    ["P(lossLow <= 3w) 1pt", "must be a number in billion JPY (bn, bnJPY), got 3w"],
    ["P(lossLow <= 3bn) 1w", "must be a number in share (%, pt), got 1w"],
    ["P(firstLineStop.large <= 156w) 1pt", "must lie within the horizon of 156 weeks, which stands for never"],
    ["P(firstLineStop.large > 156w) 1pt", "must lie within the horizon"],
    ["P(unmetNeedShare.Dy >= 200%) 1pt", "a share is never below 0 or above 1 (100 %), got >= 200%"],
    ["P(unmetNeedShare.Dy > 1) 1pt", "a share is never below 0 or above 1 (100 %), got > 1"],
    ["P(lineStopped.large >= 0) 1pt", "must lie where some runs can be on either side"],
    ["P(lineStopped.large <= 1) 1pt", "must lie where some runs can be on either side"],
    ["mean(lossLow) 1e-300%", "the error must be at least 0.0001%, got 1e-300%"],
    ["mean(lossLow) 1e-300bn", "the error must be at least 1e-12 billion JPY, got 1e-300bn"],
    ["max(lossLow) 1%", "must be mean(<outcome>), median(<outcome>), p95(<outcome>) or P(<outcome> <= <value>)"],
    ["lossLow 1%", "must be mean(<outcome>)"],
  ])("%s is refused", (text, message) => {
    expect(problemOf(text)).toContain(message);
  });

  test("that a line never stops may be asked for: the horizon stands for never", () => {
    expect(goalOf("P(firstLineStop.large >= 156w) 1pt").statistic).toMatchObject({ threshold: 156 });
  });

  test("the ends of a share may be asked for where runs can be on either side of them", () => {
    expect(goalOf("P(lineStopped.large >= 1) 1pt").statistic).toMatchObject({ threshold: 1 });
    expect(goalOf("P(unmetNeedShare.Dy > 0) 1pt").statistic).toMatchObject({ threshold: 0 });
  });

  test("every outcome goes by its id, and no name stands for two", () => {
    for (const key of keys) expect(goalOf(`mean(${outcomeId(key)}) 1%`).statistic.key).toBe(key);
    // Tonnes and share would both be left with it.
    expect(problemOf("mean(unmetNeed.Dy) 1%")).toContain("no such outcome");
  });
});
