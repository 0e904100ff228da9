import { describe, expect, test } from "vitest";
import type { Goal, Statistic } from "../../../../src/sim/analysis/precision/goal.ts";
import { measure } from "../../../../src/sim/analysis/precision/measure.ts";
import {
  ceilingProblems,
  outOfReach,
  type Pilot,
  pilotProblems,
} from "../../../../src/sim/analysis/precision/until.ts";

const key = { outcome: "value", material: null, sector: null, unit: "t" };
const asked = (statistic: Statistic, relative = true, size = 0.03): Goal => ({
  ...{ text: "goal", label: "goal", statistic },
  asked: { relative, size, factor: 100, sign: "%" },
});

function pilotOf(goal: Goal, value: (i: number) => number): Pilot {
  const sampled = [{ values: Float64Array.from({ length: 4096 }, (_, i) => value(i)), layout: null }];
  return { runs: 4096, sampled, measured: [measure(goal, sampled[0])] };
}

const mean = asked({ kind: "mean", key });
const p95 = asked({ kind: "quantile", key, p: 0.95 });
const above = (threshold: number, relative: boolean) =>
  asked({ kind: "probability", key, relation: ">", threshold }, relative);

describe("a pilot shows that there is nothing to be precise about", () => {
  test.each([
    ["what is the same in every run", mean, () => 7, "must vary between runs, got 7 in every run"],
    ["a quantile of yes and no", p95, (i: number) => i % 2, "must not be a quantile of what is yes or no"],
    ["an error relative to 0", p95, (i: number) => (i < 100 ? i : 0), "a relative error needs a figure that is not 0"],
    ["an error relative to what never came", above(9, true), (i: number) => i % 9, "ask for it in its own unit"],
  ] as const)("%s", (_, goal, value, message) => {
    expect(pilotProblems([goal], pilotOf(goal, value)).join()).toContain(message);
  });

  test("what never came may be known to a percentage point, and a quantile may lie on one value of many", () => {
    expect(
      pilotProblems(
        [above(9, false)],
        pilotOf(above(9, false), (i) => i % 9),
      ),
    ).toEqual([]);
    expect(
      pilotProblems(
        [p95],
        pilotOf(p95, (i) => (i < 1000 ? i : 2000)),
      ),
    ).toEqual([]);
  });
});

describe("a ceiling is out of reach", () => {
  const uniform = (i: number) => i / 4096;
  const words = (_: Goal, ratio: number) => `${ratio.toFixed(1)} times that`;

  test("if nine in ten studies of so many runs would miss the error", () => {
    // The relative half width of a uniform's mean is 1.96 / sqrt(3 runs): 3 % takes 1,423 runs, 0.01 % 128 million.
    const goal = asked({ kind: "mean", key }, true, 0.0001);
    expect(outOfReach([mean], pilotOf(mean, uniform), 1_000_000, words)).toEqual([]);
    expect(outOfReach([goal], pilotOf(goal, uniform), 1_000_000, words)).toEqual([
      "goal: must be within reach of 1000000 runs, got about 130000000 runs needed: expect 11.3 times that at 1000000",
    ]);
  });

  test("of more runs than anyone makes it is not said how many more", () => {
    const goal = asked({ kind: "mean", key }, true, 1e-300);
    expect(outOfReach([goal], pilotOf(goal, uniform), 1_000_000, words).join()).toContain(
      "got more than 1000000000000 runs needed",
    );
  });

  test("at once, if too few of them would lie beyond the quantile", () => {
    const far = asked({ kind: "quantile", key, p: 0.9999 });
    expect(ceilingProblems([far, p95], 100_000)).toEqual(["goal: needs at least 200000 runs, got a ceiling of 100000"]);
    expect(ceilingProblems([far], 200_000)).toEqual([]);
  });
});
