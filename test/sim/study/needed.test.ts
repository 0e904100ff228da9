import { expect, test } from "vitest";
import { neededText, runsNeeded, tooFewText } from "../../../src/sim/study/needed.ts";
import { drawsOf } from "../scoring/scores/draws.ts";

test("of 1,000 runs that are worth 20, 2,500 would be worth 50: as many in proportion, within the root of 2 / 20", () => {
  // 50 / 0.02 = 2,500; over 1 + 0.3162 and 1 - 0.3162 it is 1,899 and 3,656, in two digits rounded up.
  expect(runsNeeded(20, 1000, 50)).toEqual({ about: 2500, low: 1900, high: 3700 });
  expect(neededText(20, 1000, 50)).toBe("some 2,500 runs (1,900 to 3,700) would be worth 50");
});

test("where a few runs carry all the weight, or none has any, no number is named and it is said why", () => {
  expect(runsNeeded(9.9, 1000, 50)).toBeNull();
  expect(tooFewText(4.26, 1000)).toBe(
    "facts: must leave runs worth 50 of equal weight, got 4.3 of 1000: how many runs would be worth 50 cannot be told from these, for a few of them carry all the weight",
  );
  expect(neededText(0, 1000, 50)).toBe(
    "no run goes as what is on record, so that no number of runs can be named that would do",
  );
  expect(neededText(10, 90_000_000, 50)).toMatch(/^more runs would be needed than can be asked for, some 450,000,000$/);
});

test("what is named holds the truth about as often as 1.4 standard errors do", () => {
  // A run counts with probability 0.02 and not otherwise: 2,500 runs are worth 50 on average. Of 400 studies of 1,000 runs.
  const { uniforms } = drawsOf("needed");
  let held = 0;
  for (let study = 0; study < 400; study++) {
    const worth = uniforms(1000, study).filter((u) => u < 0.02).length;
    const needed = runsNeeded(worth, 1000, 50);
    if (needed !== null && needed.low <= 2500 && 2500 <= needed.high) held++;
  }
  // 84 % of a normal law lie within the root of 2; limits of three errors of 400 draws, 1.8 % each, and what rounding up adds.
  expect(held / 400).toBeGreaterThan(0.77);
  expect(held / 400).toBeLessThan(0.93);
});
